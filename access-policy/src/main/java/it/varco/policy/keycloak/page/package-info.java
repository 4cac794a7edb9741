/** The pages that belong to no single door: the access page and the refusal. */
package it.varco.policy.keycloak.page;
