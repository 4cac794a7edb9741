package it.varco.cns.profile;

/** What a person is told about a card that is refused: each kind has its page, with what can be done now. */
public enum RefusalKind {
    /** The browser sent no certificate: no card, PIN cancelled, driver missing. */
    NO_CARD,
    /** The certificate on the card is over. */
    EXPIRED,
    /** The certificate on the card, or the clock of a computer, is ahead of the day. */
    NOT_YET_VALID,
    /** It is a certificate, but not the one that signs in: another card, or the one for signatures. */
    WRONG_KIND,
    /** Whoever issued it is none of those whom we know. */
    UNKNOWN_ISSUER,
    /** Its issuer has taken it back. */
    REVOKED,
    /** Its issuer has put it on hold. */
    SUSPENDED,
    /** Nobody could be asked whether it still stands. */
    UNREACHABLE,
    /** The fiscal code in it is missing or cannot be one. */
    DAMAGED_FISCAL_CODE
}
