/** How a person came in and what follows from it: plain Java, no Keycloak, no I/O. */
package it.varco.policy;
