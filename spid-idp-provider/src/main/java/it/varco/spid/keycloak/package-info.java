/**
 * SPID and CIE id inside Keycloak: the identity providers, the endpoint that judges their answers, and the resources beside the realm. The rooms below
 * hold what these need; none of them knows this one but {@code setup} and {@code admin}.
 */
package it.varco.spid.keycloak;
