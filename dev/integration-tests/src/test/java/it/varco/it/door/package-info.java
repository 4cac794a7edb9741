/** Every way in which Keycloak makes a session or a token, on both sides of a date. */
package it.varco.it.door;
