/**
 * What a SPID identity provider answers, and whether we believe it: small named checks, all run on the one document that
 * the signature was verified on.
 */
package it.varco.spid.answer;
