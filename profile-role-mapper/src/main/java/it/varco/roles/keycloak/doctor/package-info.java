/** What the doctor asks about roles, tokens and the gate. */
package it.varco.roles.keycloak.doctor;
