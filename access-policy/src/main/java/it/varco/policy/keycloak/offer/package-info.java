/** Which ways in are offered on this day. */
package it.varco.policy.keycloak.offer;
