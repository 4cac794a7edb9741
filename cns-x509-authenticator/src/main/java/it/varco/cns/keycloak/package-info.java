/** The step that signs people in with a card, and what it needs of the server once for each node. */
package it.varco.cns.keycloak;
