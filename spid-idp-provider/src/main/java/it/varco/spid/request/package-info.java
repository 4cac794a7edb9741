/** What we ask of a SPID identity provider. */
package it.varco.spid.request;
