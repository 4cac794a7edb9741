/** What is asked: the level, in whose name, for which attributes; and what is remembered until the answer. */
package it.varco.spid.keycloak.request;
