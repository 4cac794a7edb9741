/** What would leave a door open, found before somebody walks through it. */
package it.varco.policy.keycloak.doctor;
