/** What every measurement of a running server needs: its CPU, and who else was on the machine. */
package it.varco.benchmarks.server;
