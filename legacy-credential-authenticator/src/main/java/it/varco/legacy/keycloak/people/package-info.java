/** Brings the people of the system before this one into a realm, with their passwords as they are. */
package it.varco.legacy.keycloak.people;
