/** The public body whose realm this is: its name, its links, its colour. */
package it.varco.policy.keycloak.body;
