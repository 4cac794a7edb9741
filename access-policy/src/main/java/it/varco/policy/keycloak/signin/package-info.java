/** The sealed sign-in in Keycloak's sessions. */
package it.varco.policy.keycloak.signin;
