/** What a sign-in with a card costs, held against Keycloak's own X.509 authenticator in a realm beside ours. */
package it.varco.benchmarks.card;
