package it.varco.spid.xml;

/** The names that SAML 2.0 and SPID fix. */
public final class Saml {

    public static final String ASSERTION_NS = "urn:oasis:names:tc:SAML:2.0:assertion";
    public static final String PROTOCOL_NS = "urn:oasis:names:tc:SAML:2.0:protocol";
    public static final String METADATA_NS = "urn:oasis:names:tc:SAML:2.0:metadata";
    public static final String SIGNATURE_NS = "http://www.w3.org/2000/09/xmldsig#";
    public static final String SPID_NS = "https://spid.gov.it/saml-extensions";

    /** What SPID takes from the national format of electronic invoices. */
    public static final String INVOICING_NS = "https://spid.gov.it/invoicing-extensions";

    public static final String CIE_NS = "https://www.cartaidentita.interno.gov.it/saml-extensions";

    public static final String FORMAT_ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
    public static final String FORMAT_TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    public static final String BINDING_POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    public static final String BINDING_REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    public static final String METHOD_BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    public static final String STATUS_REQUESTER = "urn:oasis:names:tc:SAML:2.0:status:Requester";
    public static final String STATUS_PARTIAL_LOGOUT = "urn:oasis:names:tc:SAML:2.0:status:PartialLogout";
    public static final String STATUS_SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private Saml() {}
}
