/** What tokens cost a running server, and which SQL they cause. */
package it.varco.benchmarks.token;
