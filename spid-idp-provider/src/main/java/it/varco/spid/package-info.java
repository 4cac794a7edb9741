/** SPID over SAML: what a service provider says, hears and publishes. Plain Java and DOM, no Keycloak. */
package it.varco.spid;
