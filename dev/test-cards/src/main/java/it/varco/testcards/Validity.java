package it.varco.testcards;

import java.time.Instant;
import java.time.Period;

/** When a card is valid, seen from the clock's instant. */
public enum Validity {
    /** For the last year and the next five. */
    IN_FORCE(Period.ofYears(1), Period.ofYears(5)),
    /** Expired yesterday. */
    EXPIRED(Period.ofYears(6), Period.ofDays(-1)),
    /** From tomorrow. */
    NOT_YET(Period.ofDays(-1), Period.ofYears(6));

    private final Period before;
    private final Period after;

    Validity(Period before, Period after) {
        this.before = before;
        this.after = after;
    }

    Span at(Instant now) {
        return Span.around(now, before, after);
    }
}
