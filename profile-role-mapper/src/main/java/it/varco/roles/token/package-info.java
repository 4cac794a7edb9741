/** How roles and lifetimes follow from a decision; knows no Keycloak. */
package it.varco.roles.token;
