/** Accounts of people, found and made by fiscal code. */
package it.varco.policy.keycloak.person;
