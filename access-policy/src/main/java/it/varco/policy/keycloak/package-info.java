/** Where Keycloak keeps what the policy speaks of: people, sign-ins, events and pages. */
package it.varco.policy.keycloak;
