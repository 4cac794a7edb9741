/** The areas {@code calendar} and {@code decision} of the admin endpoints. */
package it.varco.roles.keycloak.explain;
