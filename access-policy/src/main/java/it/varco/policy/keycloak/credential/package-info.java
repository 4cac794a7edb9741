/** Who may store passwords that a plan stops everybody else from storing. */
package it.varco.policy.keycloak.credential;
