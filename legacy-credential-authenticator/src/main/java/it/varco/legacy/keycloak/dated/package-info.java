/** Identity providers of other issuers, each declared to be a way in that a plan lets go of on a date. */
package it.varco.legacy.keycloak.dated;
