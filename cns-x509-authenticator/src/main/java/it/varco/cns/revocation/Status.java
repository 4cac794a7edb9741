package it.varco.cns.revocation;

/** What a source says about a certificate. */
enum Status {
    /** It stands. */
    GOOD,
    REVOKED,
    /** Revoked for the time being. */
    SUSPENDED,
    /** The responder does not know the certificate: its issuer never issued it, or it is the wrong responder. */
    UNKNOWN,
    /** There is an answer, but it is not the issuer's, or not about this certificate. */
    FORGED,
    /** There is no answer, or one that is too old. */
    UNREACHABLE,
    /** The certificate names no such source. */
    NOWHERE;

    /** Whether no other source has to be asked. */
    boolean isFinal() {
        return this == GOOD || this == REVOKED || this == SUSPENDED || this == UNKNOWN;
    }

    /** Whether the issuer has taken the certificate back. */
    boolean isTakenBack() {
        return this == REVOKED || this == SUSPENDED;
    }

    /** Of two answers that decide nothing, the one that counts: a forgery is never forgiven, silence may be. */
    Status graver(Status other) {
        if (this == FORGED || other == FORGED) {
            return FORGED;
        }
        return this == UNREACHABLE ? this : other;
    }
}
