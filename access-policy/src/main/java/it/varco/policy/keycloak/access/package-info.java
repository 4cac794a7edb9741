/** The plan asked about the people and sessions of a realm. */
package it.varco.policy.keycloak.access;
