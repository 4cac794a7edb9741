package it.varco.spid.registry;

/** Why a feed as a whole is not taken; the last good copy stays. */
public enum RegistryProblem {
    UNREACHABLE("SPID-R01"),
    UNREADABLE("SPID-R02"),
    /** A certificate is pinned, and nobody who has its key has signed the feed. */
    NOT_SIGNED("SPID-R03"),
    EXPIRED("SPID-R04"),
    /** The feed is older than the one that is kept: somebody plays back what was once true. */
    OLDER("SPID-R05"),
    /** A feed without anybody would retire everybody. */
    EMPTY("SPID-R06"),
    /** Two copies came in one moment, and the other one is kept. */
    OVERTAKEN("SPID-R10");

    private final String code;

    RegistryProblem(String code) {
        this.code = code;
    }

    /** The code that the troubleshooting page explains. */
    public String code() {
        return code;
    }
}
