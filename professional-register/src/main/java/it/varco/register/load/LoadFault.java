package it.varco.register.load;

/** Why a line of an old register was refused. The reason repeats nothing of what the line holds: it is about a person. */
public enum LoadFault {
    LINE_TOO_LONG("REG-20", "the line is longer than 4 KiB"),
    NOT_THE_FORM("REG-21", "not what the format has here: no such line, or an unknown, missing or wrong field"),
    FISCAL_CODE("REG-22", "not a fiscal code with the right check letter"),
    STATE("REG-23", "not a state in which the Order's word can have left a role"),
    DATE("REG-24", "not a day such as 2012-01-01, nor an instant with its offset; or before 1900, or still to come"),
    LEVEL("REG-25", "not a level, or one with which a reactivated role would not wait"),
    CONTRADICTED("REG-26", "the person was loaded before, with something else");

    private final String code;
    private final String reason;

    LoadFault(String code, String reason) {
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

    /** The fault in the whole line. */
    public LineReading.Refused ofTheLine() {
        return new LineReading.Refused(this, "");
    }

    /** The fault in that field. */
    LineRefused in(String field) {
        return new LineRefused(this, field);
    }
}
