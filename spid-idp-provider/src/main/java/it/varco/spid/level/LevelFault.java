package it.varco.spid.level;

/** Why a level is not even asked for. The codes are names that others rely on. */
public enum LevelFault {
    NOTHING_SATISFIES("SPID-L01"),
    CONTEXT_UNKNOWN("SPID-L02"),
    CLIENT_UNREADABLE("SPID-L03");

    private final String code;

    LevelFault(String code) {
        this.code = code;
    }

    /** The code that the troubleshooting page explains. */
    public String code() {
        return code;
    }
}
