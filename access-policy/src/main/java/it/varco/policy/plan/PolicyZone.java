package it.varco.policy.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Civil dates of a plan are days in Italy; a day begins at its first instant there, whatever the offset from UTC. */
public final class PolicyZone {

    /** The zone of every date in a plan. */
    public static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private PolicyZone() {}

    /** The first instant of the day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ROME).toInstant();
    }

    /** The day in Italy at that instant. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ROME);
    }
}
