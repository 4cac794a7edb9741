/** The schemes that speak SPID's SAML, each by what is its own. */
package it.varco.spid.scheme;
