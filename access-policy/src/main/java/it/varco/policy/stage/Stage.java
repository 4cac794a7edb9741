package it.varco.policy.stage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A realm's stage. It only moves forward, and a realm that names none is in production, where nothing is forgiven. */
public enum Stage {
    /** Locations over http on loopback and demo entries are allowed; findings are shown and stop nothing. */
    REHEARSAL,
    /** Real people: every rule holds. */
    PRODUCTION;

    /** The stage's name in a realm. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage of that name. */
    public static Optional<Stage> named(String slug) {
        return Arrays.stream(values())
                .filter(stage -> stage.slug().equals(slug))
                .findFirst();
    }
}
