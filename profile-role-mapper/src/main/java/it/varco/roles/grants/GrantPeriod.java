package it.varco.roles.grants;

import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a delegation holds.
 *
 * @param start its first instant
 * @param end the first instant at which it no longer holds; empty where it has no end
 */
public record GrantPeriod(Instant start, Optional<Instant> end) {

    private static final int MOST_YEARS_AHEAD = 1;
    private static final int MOST_YEARS_LONG = 10;

    /** From now on, without end. */
    public static GrantPeriod from(Instant now) {
        return new GrantPeriod(now, Optional.empty());
    }

    /**
     * The period between two civil days in Rome.
     *
     * @param from the first day, today where empty
     * @param until the first day on which it no longer holds
     * @return empty where the first day is past, or they lie too far away or in the wrong order
     */
    public static Optional<GrantPeriod> between(Optional<LocalDate> from, Optional<LocalDate> until, Instant now) {
        LocalDate today = PolicyZone.dayOf(now);
        LocalDate first = from.orElse(today);
        boolean fits = !first.isBefore(today)
                && !first.isAfter(today.plusYears(MOST_YEARS_AHEAD))
                && until.map(day -> day.isAfter(first) && !day.isAfter(first.plusYears(MOST_YEARS_LONG)))
                        .orElse(true);
        return fits
                ? Optional.of(new GrantPeriod(
                        first.equals(today) ? now : PolicyZone.startOf(first), until.map(PolicyZone::startOf)))
                : Optional.empty();
    }
}
