/** The register of the last 24 months: what is kept of a request and its answer, sealed and chained. */
package it.varco.spid.log;
