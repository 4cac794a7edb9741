/** The clock that demo and tests move. No distribution holds it. */
package it.varco.rehearsal.keycloak;
