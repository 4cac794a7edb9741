/** The order of the questions about a card: what it is, who issued it, and only then whether it still stands. */
package it.varco.cns.judge;
