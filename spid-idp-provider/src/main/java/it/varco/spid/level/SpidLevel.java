package it.varco.spid.level;

import java.util.Arrays;
import java.util.Optional;

/** SPID's three levels, weakest first. Source: SPID technical rules, single sign-on; eIDAS regulation, article 8. */
public enum SpidLevel {
    L1("https://www.spid.gov.it/SpidL1"),
    L2("https://www.spid.gov.it/SpidL2"),
    L3("https://www.spid.gov.it/SpidL3");

    private final String classRef;

    SpidLevel(String classRef) {
        this.classRef = classRef;
    }

    /** The level's {@code AuthnContextClassRef}, which is also the claim {@code acr}. */
    public String classRef() {
        return classRef;
    }

    /** The level of that class; empty for any other text, an older spelling included. */
    public static Optional<SpidLevel> of(String classRef) {
        return Arrays.stream(values())
                .filter(level -> level.classRef.equals(classRef))
                .findFirst();
    }
}
