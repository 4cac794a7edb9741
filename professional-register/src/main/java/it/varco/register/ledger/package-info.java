/** What is kept of people whose role an Order gives and takes, and what becomes of what the Order sends. */
package it.varco.register.ledger;
