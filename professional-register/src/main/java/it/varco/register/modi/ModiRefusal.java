package it.varco.register.modi;

/**
 * Why a request is not taken for the Order's. The caller is told the status alone; the code is for our log, since what PDND's users
 * suffer from most is that all of these look the same (italia/anpr's threads).
 */
public enum ModiRefusal {
    /** A header that must be one is there several times. */
    HEADER_TWICE("MODI-01", 400),
    /** Longer than any token needs to be. */
    TOKEN_TOO_LONG("MODI-02", 400),
    /** The keys that would be needed cannot be had just now. */
    KEYS_UNAVAILABLE("MODI-03", 503),
    NO_VOUCHER("MODI-10", 401),
    /** Bound to a key of the client (DPoP): this service does not offer it. */
    VOUCHER_BOUND_TO_KEY("MODI-11", 401),
    VOUCHER_UNREADABLE("MODI-12", 401),
    /** Not signed, by an unknown key, or with an algorithm that is not allowed. */
    VOUCHER_NOT_SIGNED("MODI-13", 401),
    VOUCHER_FROM_ANOTHER_ISSUER("MODI-14", 401),
    VOUCHER_FOR_ANOTHER_SERVICE("MODI-15", 401),
    VOUCHER_OUT_OF_TIME("MODI-16", 401),
    /** Genuine, and of somebody who is not the Order. */
    NOT_THE_ORDER("MODI-17", 403),
    NO_SIGNATURE("MODI-20", 400),
    SIGNATURE_UNREADABLE("MODI-21", 401),
    SIGNATURE_NOT_SIGNED("MODI-22", 401),
    /** Signed by another client than the voucher is for. */
    SIGNATURE_OF_ANOTHER_CLIENT("MODI-23", 401),
    SIGNATURE_FOR_ANOTHER_SERVICE("MODI-24", 401),
    SIGNATURE_OUT_OF_TIME("MODI-25", 401),
    /** The signed headers are no array of objects with one name each, or are not those received. */
    SIGNED_HEADERS_DIFFER("MODI-26", 400),
    NO_DIGEST("MODI-27", 400),
    /** The digest is not that of the body. */
    BODY_CHANGED("MODI-28", 400),
    /** The same signature has been here before. */
    REPLAYED("MODI-29", 401),
    NO_EVIDENCE("MODI-30", 400),
    EVIDENCE_UNREADABLE("MODI-31", 401),
    EVIDENCE_NOT_SIGNED("MODI-32", 401),
    EVIDENCE_OF_ANOTHER_CLIENT("MODI-33", 401),
    EVIDENCE_FOR_ANOTHER_SERVICE("MODI-34", 401),
    EVIDENCE_OUT_OF_TIME("MODI-35", 401),
    /** It does not say who acted, from where and how sure of it the sender is. */
    EVIDENCE_INCOMPLETE("MODI-36", 400),
    /** It is not the one that the voucher was asked with. */
    EVIDENCE_NOT_OF_VOUCHER("MODI-37", 401);

    private final String code;
    private final int status;

    ModiRefusal(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The code for operators. */
    public String code() {
        return code;
    }

    /** The HTTP status that the sender gets. */
    public int status() {
        return status;
    }
}
