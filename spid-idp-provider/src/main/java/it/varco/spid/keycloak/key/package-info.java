/** The key provider: certificates after AgID's profile, made or imported, and which of them signs on a day. */
package it.varco.spid.keycloak.key;
