/** What SPID costs the server: the page on which an identity provider is chosen, and a sign-in with one. */
package it.varco.benchmarks.spid;
