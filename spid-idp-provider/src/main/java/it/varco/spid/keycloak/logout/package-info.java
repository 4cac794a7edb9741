/** Single logout, in both directions. */
package it.varco.spid.keycloak.logout;
