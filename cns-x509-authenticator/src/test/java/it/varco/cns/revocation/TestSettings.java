package it.varco.cns.revocation;

import it.varco.cns.revocation.RevocationSettings.Limits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Settings whose times are those of a test. */
public final class TestSettings {

    /** What hangs is given up soon. */
    static final Limits HURRIED = limits(Duration.ofMillis(400), Duration.ofSeconds(2), 2 * 1024 * 1024);

    /** Lists of a few megabytes are too large. */
    static final Limits SMALL = limits(Duration.ofSeconds(30), Duration.ofSeconds(60), 2 * 1024 * 1024);

    /** A loaded machine may take its time. */
    public static final Limits PATIENT = limits(Duration.ofSeconds(30), Duration.ofSeconds(60), 50 * 1024 * 1024);

    private TestSettings() {}

    public static RevocationSettings hard(RevocationMode mode, Limits limits) {
        return new RevocationSettings(mode, Optional.empty(), Set.of(), limits);
    }

    static RevocationSettings softUntil(LocalDate day, RevocationMode mode, Limits limits) {
        return new RevocationSettings(mode, Optional.of(day), Set.of(), limits);
    }

    private static Limits limits(Duration perRequest, Duration budget, int largestCrl) {
        return new Limits(
                perRequest,
                budget,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                3,
                64 * 1024,
                largestCrl,
                1000,
                10);
    }
}
