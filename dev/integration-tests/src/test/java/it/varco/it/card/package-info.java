/** People who sign in with a card, over TLS as a browser speaks it. */
package it.varco.it.card;
