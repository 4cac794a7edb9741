/** The area {@code plan} of the admin endpoints: reading, publishing and trying out a plan. */
package it.varco.policy.keycloak.publishing;
