/** Through which entries a person comes, and the notice of a new one. */
package it.varco.spid.keycloak.entry;
