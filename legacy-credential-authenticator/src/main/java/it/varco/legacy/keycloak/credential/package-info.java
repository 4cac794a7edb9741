/** What the plan says of one person's password. */
package it.varco.legacy.keycloak.credential;
