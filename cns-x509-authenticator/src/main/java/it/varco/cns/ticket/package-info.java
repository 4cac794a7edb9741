/**
 * What travels between the server's host name and a card origin of another host name, where no cookie does: one-time values
 * that say nothing, and what they stand for. The reasoning is in {@code docs/developers/card-tickets.md}.
 */
package it.varco.cns.ticket;
