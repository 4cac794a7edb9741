package it.varco.spid.metadata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of service provider a body is. An organisation that is both files two documents under two names. */
public enum Sector {
    PUBLIC("Public"),
    PRIVATE("Private");

    private final String marker;

    Sector(String marker) {
        this.marker = marker;
    }

    /** The local name of the empty element that says so. */
    public String marker() {
        return marker;
    }

    /** The name in settings. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sector of that name. */
    public static Optional<Sector> named(String slug) {
        return Arrays.stream(values())
                .filter(sector -> sector.slug().equals(slug))
                .findFirst();
    }
}
