/** What a sign-in becomes in the tokens and assertions of an application. */
package it.varco.roles.keycloak.token;
