package it.varco.testidp;

/** The URIs of SAML 2.0 and of the SPID profile that messages and metadata are made of. */
final class Saml {
    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    static final String SPID_EXTENSIONS = "https://spid.gov.it/saml-extensions";
    static final String CIE_EXTENSIONS = "https://www.cartaidentita.interno.gov.it/saml-extensions";
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String XML_SCHEMA = "http://www.w3.org/2001/XMLSchema";
    static final String XML_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    static final String FORMAT_ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
    static final String FORMAT_TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    static final String FORMAT_BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";
    static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String ENVELOPED_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    private Saml() {}
}
