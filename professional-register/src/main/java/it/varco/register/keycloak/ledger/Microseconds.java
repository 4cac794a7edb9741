package it.varco.register.keycloak.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An instant as a column holds it: a number, which no database and no driver moves to another time zone. */
final class Microseconds {

    private Microseconds() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant toInstant(long microseconds) {
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }
}
