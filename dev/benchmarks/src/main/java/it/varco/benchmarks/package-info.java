/** What the parts cost. */
package it.varco.benchmarks;
