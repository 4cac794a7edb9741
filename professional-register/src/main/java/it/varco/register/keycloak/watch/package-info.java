/** How registers are doing, for those who look after the server: metrics, and an event when an Order falls silent. */
package it.varco.register.keycloak.watch;
