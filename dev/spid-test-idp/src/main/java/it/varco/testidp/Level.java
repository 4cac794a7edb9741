package it.varco.testidp;

import java.util.Arrays;
import java.util.Optional;

/** A SPID level of assurance, weakest first (SPID technical rules, single sign-on). */
public enum Level {
    L1,
    L2,
    L3;

    /** The authentication context class that stands for this level in requests and assertions. */
    public String uri() {
        return "https://www.spid.gov.it/Spid" + name();
    }

    /** The level that an authentication context class stands for; empty for whatever SPID does not know. */
    public static Optional<Level> fromUri(String uri) {
        return Arrays.stream(values()).filter(level -> level.uri().equals(uri)).findFirst();
    }

    Optional<Level> next() {
        return Arrays.stream(values())
                .filter(level -> level.ordinal() == ordinal() + 1)
                .findFirst();
    }

    boolean reaches(Level demanded) {
        return compareTo(demanded) >= 0;
    }
}
