package it.varco.testcards;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;

/** From when until when a certificate is valid, to the second. */
record Span(Instant from, Instant until) {

    static Span around(Instant now, Period before, Period after) {
        return new Span(
                now.atZone(ZoneOffset.UTC).minus(before).toInstant(),
                now.atZone(ZoneOffset.UTC).plus(after).toInstant());
    }

    Date notBefore() {
        return Date.from(from);
    }

    Date notAfter() {
        return Date.from(until);
    }
}
