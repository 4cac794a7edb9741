package it.varco.testcards;

/** What the authority says of a card that it issued. */
public enum Standing {
    /** Not revoked. */
    GOOD,
    /** Revoked for good (reason: key compromise). */
    REVOKED,
    /** Suspended (reason: certificate hold). */
    ON_HOLD
}
