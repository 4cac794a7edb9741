/** SAML messages of ours on their way out, and the ids of those that came once and must not again. */
package it.varco.spid.keycloak.message;
