/** The one way in which a person gets a password of the body's. */
package it.varco.legacy.keycloak.issue;
