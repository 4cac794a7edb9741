/** What every step of ours in an authentication flow has in common. */
package it.varco.policy.keycloak.step;
