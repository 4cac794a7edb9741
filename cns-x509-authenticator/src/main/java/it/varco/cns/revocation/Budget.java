package it.varco.cns.revocation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time that one card may take. */
record Budget(InstantSource clock, Instant until, Duration perRequest) {

    static Budget startingNow(InstantSource clock, RevocationSettings.Limits limits) {
        return new Budget(clock, clock.instant().plus(limits.budget()), limits.perRequest());
    }

    /** Where nobody waits. */
    static Budget beside(InstantSource clock, Duration time) {
        return new Budget(clock, clock.instant().plus(time), time);
    }

    boolean isSpent() {
        return left().isNegative() || left().isZero();
    }

    /** How long the next request may take. */
    Duration next() {
        Duration left = left();
        return left.compareTo(perRequest) < 0 ? left : perRequest;
    }

    Duration left() {
        return Duration.between(clock.instant(), until);
    }
}
