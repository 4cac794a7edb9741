/**
 * CNS and CIE cards: what their certificate says, who issued it, whether it still stands. Plain Java and Bouncy Castle, no
 * Keycloak; what comes over a network comes through interfaces.
 */
package it.varco.cns;
