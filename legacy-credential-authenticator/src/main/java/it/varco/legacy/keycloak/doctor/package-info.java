/** What the doctor asks about passwords and the flows that take them. */
package it.varco.legacy.keycloak.doctor;
