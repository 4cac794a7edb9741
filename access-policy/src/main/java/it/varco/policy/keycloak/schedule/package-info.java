/** Work that the server does by itself, from time to time. */
package it.varco.policy.keycloak.schedule;
