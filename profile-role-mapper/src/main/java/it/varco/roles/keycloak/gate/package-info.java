/** The gate that every sign-in passes, and what it says to people. */
package it.varco.roles.keycloak.gate;
