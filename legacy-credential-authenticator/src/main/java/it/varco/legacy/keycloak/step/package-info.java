/** The steps that take the body's own user name and password. */
package it.varco.legacy.keycloak.step;
