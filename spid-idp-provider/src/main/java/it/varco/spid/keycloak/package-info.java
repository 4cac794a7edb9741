/** SPID inside Keycloak: the identity provider, its endpoint, its registry and its key. Subclasses of Keycloak are here only. */
package it.varco.spid.keycloak;
