/** What pages are told of SPID: the list of identity providers, the choice, and the words of each refusal. */
package it.varco.spid.keycloak.page;
