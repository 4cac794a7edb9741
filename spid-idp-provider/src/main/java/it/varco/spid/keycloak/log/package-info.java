/** The register of the last 24 months inside Keycloak: its tables, its key, who writes and who may read. */
package it.varco.spid.keycloak.log;
