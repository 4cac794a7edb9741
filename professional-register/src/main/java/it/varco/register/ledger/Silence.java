package it.varco.register.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an Order has said nothing. One that has not begun is not silent.
 *
 * @param lastEvent when it last sent anything, on the wall clock; empty where it never has
 * @param now on the wall clock
 */
public record Silence(Optional<Instant> lastEvent, Instant now) {

    /** Since the last event; empty where there was none. */
    public Optional<Duration> duration() {
        return lastEvent.map(last -> Duration.between(last, now));
    }

    /** Whether it is an alarm. */
    public boolean isLongerThan(Duration allowed) {
        return duration().filter(silence -> silence.compareTo(allowed) > 0).isPresent();
    }
}
