/** CIE id: SPID's SAML by other rules, and the same person. */
package it.varco.it.cie;
