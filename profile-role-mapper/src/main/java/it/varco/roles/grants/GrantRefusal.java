package it.varco.roles.grants;

/** Why a change of grants was refused. The code is what the troubleshooting page explains. */
public enum GrantRefusal {
    MALFORMED("GRANT-B01", Kind.MALFORMED, "the body is not what this call takes"),
    NOT_A_FISCAL_CODE("GRANT-B02", Kind.MALFORMED, "not a fiscal code"),
    OFFICE_OR_ACT_MISSING("GRANT-B03", Kind.MALFORMED, "the office, or the act, is missing"),
    PASSWORD_UNSAID("GRANT-B04", Kind.MALFORMED, "the account has a password: say whether it stays"),

    UNKNOWN_PERSON("GRANT-P01", Kind.UNKNOWN, "no such account"),
    TWO_ACCOUNTS("GRANT-P02", Kind.CONFLICT, "more than one account has this fiscal code"),
    OWN_ACCOUNT("GRANT-P03", Kind.FORBIDDEN, "nobody decides in a matter of their own"),
    NEVER_SIGNED_IN_STRONGLY("GRANT-P04", Kind.CONFLICT, "a delegate must first have signed in by a strong method"),
    SAME_MOMENT("GRANT-P05", Kind.CONFLICT, "the account was being made in this moment; try again"),
    FORMER_CODE("GRANT-P06", Kind.CONFLICT, "this fiscal code was replaced by another"),

    NO_PLAN("GRANT-S01", Kind.CONFLICT, "no plan is in force"),
    PROFILE_UNKNOWN("GRANT-S02", Kind.CONFLICT, "the plan knows no such profile"),
    ORDER_ALONE("GRANT-S03", Kind.FORBIDDEN, "the professional Order alone grants and takes this profile"),
    GROUP_ALONE("GRANT-S04", Kind.FORBIDDEN, "membership of its group alone gives this profile"),
    OTHER_SOURCE("GRANT-S05", Kind.CONFLICT, "this profile is not granted in this way"),
    ENABLE_DENIED("GRANT-S06", Kind.CONFLICT, "the plan does not let this person be enabled"),

    NOT_FROM_THIS_STATE("GRANT-T01", Kind.CONFLICT, "not from the state in which the grant stands"),
    PERIOD("GRANT-T02", Kind.CONFLICT, "the period begins before today, ends before it begins, or is too long"),
    RUNS_ALREADY("GRANT-T03", Kind.CONFLICT, "a delegation runs already: withdraw it first"),

    TOO_MANY_GRANTS("GRANT-L01", Kind.CONFLICT, "the person has as many grants as one may have"),
    TOO_MANY_CHANGES("GRANT-L02", Kind.CONFLICT, "the grant was changed as often as one may be"),
    UNREADABLE("GRANT-L03", Kind.CONFLICT, "a grant of this person cannot be read; it would be lost"),
    TOO_MANY_DELEGATES("GRANT-L04", Kind.CONFLICT, "the holder has as many delegates as one may have"),

    NOT_DELEGABLE("GRANT-D01", Kind.CONFLICT, "the plan does not foresee that this profile is delegated"),
    DELEGATOR_WITHOUT_PROFILE("GRANT-D02", Kind.CONFLICT, "the delegator does not hold what is to be delegated"),
    IN_A_CIRCLE("GRANT-D03", Kind.CONFLICT, "the delegator acts for the delegate"),
    TOO_LONG_A_CHAIN("GRANT-D04", Kind.CONFLICT, "the delegator is a delegate of too many others in a row"),

    CODE_OF_ANOTHER("GRANT-F01", Kind.CONFLICT, "another account has this fiscal code: make the two one"),
    FORMER_CODE_OF_ANOTHER("GRANT-F02", Kind.CONFLICT, "this fiscal code was another account's, and was replaced"),
    OPERATORS_ACCOUNT("GRANT-F03", Kind.FORBIDDEN, "an administrator alone changes who an operator is"),
    SAME_ACCOUNT("GRANT-F04", Kind.CONFLICT, "this is one account, not two");

    /** What sort of answer it is. */
    public enum Kind {
        MALFORMED,
        FORBIDDEN,
        UNKNOWN,
        /** Against a rule, or against how things stand. */
        CONFLICT
    }

    private final String code;
    private final Kind kind;
    private final String text;

    GrantRefusal(String code, Kind kind, String text) {
        this.code = code;
        this.kind = kind;
        this.text = text;
    }

    /** The code that the troubleshooting page explains. */
    public String code() {
        return code;
    }

    /** What sort of answer it is. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong, in English, without anything about a person. */
    public String text() {
        return text;
    }
}
