/** How a call of an Order's is received: what it may be, how much of it, how often, and what is answered. Knows no Keycloak. */
package it.varco.register.reception;
