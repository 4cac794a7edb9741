package it.varco.legacy.people;

/** Why a line was refused. The reason never repeats what the line holds: it may be about a person. */
public enum Fault {
    LINE_TOO_LONG("IMPORT-L01", "the line is longer than 64 KiB"),
    NOT_THE_FORM("IMPORT-L02", "not what the format has here: no JSON object, or an unknown, missing or wrong field"),
    FISCAL_CODE("IMPORT-L03", "not a fiscal code with the right check letter"),
    DATE("IMPORT-L04", "not a day such as 2016-04-11, nor an instant with its offset"),
    FUTURE("IMPORT-L05", "lies after the present of the policy clock"),
    CREDENTIAL_CLASS("IMPORT-L06", "not a class of the body's own credentials"),
    HASH("IMPORT-L07", "the server has no hash provider of this name, or the hash is none of its"),
    PROFILE("IMPORT-L08", "not a profile of the plan in force"),
    SOURCE("IMPORT-L09", "the plan in force does not let this profile come from there"),
    TIMELINE("IMPORT-L10", "no known state, one that this source does not know, or not oldest first"),
    TOO_MANY_GRANTS("IMPORT-L11", "more grants, or more of their history, than one person can have"),
    DELEGATOR("IMPORT-L12", "a delegation, and nothing else, names a delegator, who is somebody else"),
    EXEMPTION("IMPORT-L13", "not an exemption of the plan in force"),
    REGISTER("IMPORT-L15", "the Order alone says who holds this profile: load its register instead"),
    SAME_GRANT_TWICE("IMPORT-L14", "the line has this grant twice"),
    TWO_ACCOUNTS("IMPORT-P01", "two accounts have this fiscal code"),
    OTHER_CREDENTIAL("IMPORT-P02", "the account has the record of a credential that differs"),
    UNKNOWN_PASSWORD("IMPORT-P03", "the account has a password that no record speaks of"),
    CHANGED_HERE("IMPORT-P04", "the grant was decided upon here, and the line says something else"),
    EMAIL_TAKEN("IMPORT-P05", "another account of the realm has this e-mail address"),
    MEANWHILE("IMPORT-P06", "the account was made in the same moment, or its user name is taken"),
    UNREADABLE("IMPORT-P07", "a grant of the account cannot be read, and would be lost");

    private final String code;
    private final String reason;

    Fault(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The code that the troubleshooting page explains. */
    public String code() {
        return code;
    }

    /** What is wrong, in English. */
    public String reason() {
        return reason;
    }

    /** The fault in that field. */
    public Refused in(String field) {
        return new Refused(this, field);
    }
}
