/** What of a realm's registers is not as it should be. */
package it.varco.register.keycloak.doctor;
