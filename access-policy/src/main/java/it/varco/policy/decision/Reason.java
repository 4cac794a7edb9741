package it.varco.policy.decision;

import java.util.Locale;

/**
 * Why a decision is what it is. The code is for operators, the message key leads to the words for people. Both are names
 * that others rely on.
 */
public enum Reason {
    STRONG_METHOD("PLAN-A01"),
    NOT_STOPPED("PLAN-A02"),
    EXEMPTED("PLAN-A03"),
    GRANTED("PLAN-A04"),
    ISSUE_OPEN("PLAN-A05"),

    NO_SIGN_IN("PLAN-S01"),
    METHOD_NOT_IN_PLAN("PLAN-S02"),
    LEVEL_TOO_LOW("PLAN-S03"),
    NO_CREDENTIAL_RECORD("PLAN-S04"),
    CREDENTIAL_EXPIRED("PLAN-S05"),
    CREDENTIAL_ISSUED_TOO_LATE("PLAN-S06"),
    NO_PLAN("PLAN-S07"),
    REGISTERED_TOO_LATE("PLAN-S08"),

    STOPPED_BY_PHASE("PLAN-D01"),
    STOPPED_BY_CEILING("PLAN-D02"),
    PROFILE_NOT_IN_PLAN("PLAN-D03"),
    OTHER_SOURCE("PLAN-D04"),

    NOT_YET_HELD("PLAN-G01"),
    ASKED("PLAN-G02"),
    REFUSED("PLAN-G03"),
    WITHDRAWN("PLAN-G04"),
    PENDING_FIRST("PLAN-G05"),
    PENDING_REACTIVATION("PLAN-G06"),
    SUSPENDED("PLAN-G07"),
    REVOKED("PLAN-G08"),
    DELEGATOR_WITHOUT_PROFILE("PLAN-G09"),
    DELEGATION_TOO_LONG("PLAN-G10"),
    DELEGATION_IN_A_CIRCLE("PLAN-G11"),
    DELEGATION_NOT_FORESEEN("PLAN-G12"),

    ISSUE_STOPPED("PLAN-I01"),
    NOT_A_CREDENTIAL_OF_THE_BODY("PLAN-I02"),
    EXEMPTION_DOES_NOT_HOLD("PLAN-I03"),
    WAITS_FOR_STRONG_SIGN_IN("PLAN-I04"),

    NO_STRONG_IDENTITY("PLAN-E01");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** The code that the troubleshooting page explains. */
    public String code() {
        return code;
    }

    /** The name in message keys and in JSON. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
