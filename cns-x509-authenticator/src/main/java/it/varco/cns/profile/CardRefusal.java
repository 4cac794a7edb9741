package it.varco.cns.profile;

/**
 * Why a card signs nobody in, as events and operators read it. The code is stable; the rule says what should have been.
 */
public enum CardRefusal {
    NO_CARD("CARD-01", RefusalKind.NO_CARD, "the browser sends a certificate"),
    UNREADABLE("CARD-02", RefusalKind.WRONG_KIND, "the certificate can be read, and holds each extension once"),
    AUTHORITY("CARD-03", RefusalKind.WRONG_KIND, "the certificate is a person's, not an authority's"),
    NO_CARD_POLICY("CARD-04", RefusalKind.WRONG_KIND, "the certificate carries the policy of a card that is accepted"),
    TWO_CARD_POLICIES("CARD-05", RefusalKind.WRONG_KIND, "the certificate carries the policy of one kind of card"),
    NO_DIGITAL_SIGNATURE("CARD-06", RefusalKind.WRONG_KIND, "the key may make digital signatures"),
    SIGNS_DOCUMENTS("CARD-07", RefusalKind.WRONG_KIND, "the key does not sign documents (non-repudiation)"),
    NOT_FOR_SIGNING_IN("CARD-08", RefusalKind.WRONG_KIND, "the key may authenticate a client"),
    WEAK_KEY("CARD-09", RefusalKind.WRONG_KIND, "the key is RSA or EC and long enough"),
    WEAK_SIGNATURE("CARD-10", RefusalKind.WRONG_KIND, "the certificate is signed with SHA-2, by RSA (PKCS#1) or ECDSA"),
    NOT_YET_VALID("CARD-11", RefusalKind.NOT_YET_VALID, "the certificate is valid already"),
    EXPIRED("CARD-12", RefusalKind.EXPIRED, "the certificate is still valid"),
    NOT_ONE_COMMON_NAME("CARD-13", RefusalKind.DAMAGED_FISCAL_CODE, "the subject has one common name"),
    NO_FISCAL_CODE("CARD-14", RefusalKind.DAMAGED_FISCAL_CODE, "a fiscal code is where this kind of card has it"),
    WRONG_FISCAL_CODE(
            "CARD-15", RefusalKind.DAMAGED_FISCAL_CODE, "the fiscal code is one that the registry can give out"),
    NUMERIC_FISCAL_CODE("CARD-16", RefusalKind.DAMAGED_FISCAL_CODE, "the fiscal code is a person's final one"),
    TWO_FISCAL_CODES("CARD-17", RefusalKind.DAMAGED_FISCAL_CODE, "the subject names one person"),
    NO_ANCHORS("CARD-20", RefusalKind.UNREACHABLE, "authorities are loaded, and their list is current"),
    UNKNOWN_ISSUER("CARD-21", RefusalKind.UNKNOWN_ISSUER, "the issuer is an authority of ours"),
    FORGED_ISSUER("CARD-22", RefusalKind.UNKNOWN_ISSUER, "whoever bears the issuer's name has its key, too"),
    ISSUER_EXPIRED("CARD-23", RefusalKind.UNKNOWN_ISSUER, "the issuing authority is itself within its validity"),
    ISSUER_OF_OTHER_CARDS("CARD-24", RefusalKind.UNKNOWN_ISSUER, "the authority issues cards of this kind"),
    REVOKED("CARD-30", RefusalKind.REVOKED, "the issuer has not revoked the certificate"),
    SUSPENDED("CARD-31", RefusalKind.SUSPENDED, "the issuer has not put the certificate on hold"),
    ISSUER_REVOKED("CARD-32", RefusalKind.UNKNOWN_ISSUER, "no authority between card and anchor is revoked"),
    STATUS_UNKNOWN("CARD-33", RefusalKind.UNREACHABLE, "the issuer's responder knows the certificate"),
    STATUS_FORGED("CARD-34", RefusalKind.UNREACHABLE, "the answer about the certificate is the issuer's own"),
    STATUS_UNREACHABLE("CARD-35", RefusalKind.UNREACHABLE, "the issuer's responder or list answers in time"),
    STATUS_NOWHERE("CARD-36", RefusalKind.UNREACHABLE, "the certificate says where its status is published");

    private final String code;
    private final RefusalKind kind;
    private final String rule;

    CardRefusal(String code, RefusalKind kind, String rule) {
        this.code = code;
        this.kind = kind;
        this.rule = rule;
    }

    /** The stable code: in events, on pages and in the operators' list of codes. */
    public String code() {
        return code;
    }

    /** Which page the person sees. */
    public RefusalKind kind() {
        return kind;
    }

    /** The rule that the card breaks, in one English line without personal data. */
    public String rule() {
        return rule;
    }
}
