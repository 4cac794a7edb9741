package it.varco.testcards;

/** A request for an authority's revocation list. */
record ListCall(Ca ca, TestAuthorities authorities, Gate gate, String elsewhere) {

    /** The true list, to be altered and written. */
    RevocationList asRegistered() {
        return RevocationList.of(this);
    }
}
