/** SPID against the running server: over HTTP and in a browser. */
package it.varco.it.spid;
