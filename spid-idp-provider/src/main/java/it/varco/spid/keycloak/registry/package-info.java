/** The registry of identity providers: fetched by schedule, kept with its last good copy, and what is found amiss in it. */
package it.varco.spid.keycloak.registry;
