/** Whose cards are believed: authorities of ours, known by their key, from files or from AgID's trusted list. */
package it.varco.cns.trust;
