/** The desk at which grants are asked for, given, refused, delegated and taken back. */
package it.varco.roles.keycloak.grants;
