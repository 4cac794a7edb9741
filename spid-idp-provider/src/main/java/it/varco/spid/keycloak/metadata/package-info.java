/** The realm's metadata, signed once for its settings and keys. */
package it.varco.spid.keycloak.metadata;
