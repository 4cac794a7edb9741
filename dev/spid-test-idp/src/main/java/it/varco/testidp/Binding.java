package it.varco.testidp;

/** The two bindings by which a service provider may ask (SPID technical rules, transmission of messages). */
enum Binding {
    POST("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
    REDIRECT("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect");

    private final String uri;

    Binding(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }
}
