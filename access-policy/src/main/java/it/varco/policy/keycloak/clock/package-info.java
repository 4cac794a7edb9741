/** What time it is for the plan. */
package it.varco.policy.keycloak.clock;
