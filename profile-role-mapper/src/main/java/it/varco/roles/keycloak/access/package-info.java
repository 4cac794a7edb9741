/** What the plan says of one session, asked once per request. */
package it.varco.roles.keycloak.access;
