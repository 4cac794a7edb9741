package it.varco.policy.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A half-open span of civil days in Italy.
 *
 * @param from the first day in it; none where it has no beginning
 * @param until the first day that is no longer in it; none where it has no end
 */
public record Period(Optional<LocalDate> from, Optional<LocalDate> until) {

    /** Whether the instant lies in it. */
    public boolean contains(Instant instant) {
        return from.map(PolicyZone::startOf)
                        .filter(start -> instant.isBefore(start))
                        .isEmpty()
                && until.map(PolicyZone::startOf)
                        .filter(end -> !instant.isBefore(end))
                        .isEmpty();
    }
}
