/** What believing an answer costs, beside the arithmetic of its signatures. */
package it.varco.benchmarks.answer;
