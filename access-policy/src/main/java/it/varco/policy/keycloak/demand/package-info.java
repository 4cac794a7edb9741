/** How sure an application wants to be of a person, and what of it a session that is already there fulfils. */
package it.varco.policy.keycloak.demand;
