/** What an administrator does before people come: set-up in one call, the lint, and the adoption of a realm that ran another extension. */
package it.varco.spid.keycloak.setup;
