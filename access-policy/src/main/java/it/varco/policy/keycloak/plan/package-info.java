/** The plan as a realm keeps it. */
package it.varco.policy.keycloak.plan;
