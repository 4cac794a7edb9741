/** Which of the realm's identity providers are offered on this day. */
package it.varco.policy.keycloak.offer;
