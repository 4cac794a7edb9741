package it.varco.testcards;

/** Where an authority answers, below the responder's address. */
record Paths(String ocsp, String list, String certificate) {

    static Paths of(Ca ca) {
        String root = "/" + ca.slug();
        return new Paths(root + "/ocsp", root + "/crl", root + "/certificate");
    }
}
