/** The headers of pages: what a realm's strict policy on scripts lets Keycloak's own pages do. */
package it.varco.policy.keycloak.header;
