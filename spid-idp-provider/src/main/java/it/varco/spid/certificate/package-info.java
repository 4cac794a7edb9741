/** The certificate that AgID wants a service provider to sign with. */
package it.varco.spid.certificate;
