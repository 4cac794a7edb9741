package it.varco.legacy.keycloak.people;

import it.varco.legacy.people.Refused;
import it.varco.legacy.people.Totals;
import java.util.Optional;

/**
 * What came of one line.
 *
 * @param totals what it adds to the totals
 * @param refused why nothing was written, where that is so
 */
record LineOutcome(long line, Totals totals, Optional<Refused> refused) {

    private static final Totals ONE_REFUSED = new Totals(0, 0, 0, 1, 0);

    static LineOutcome of(long line, Totals totals) {
        return new LineOutcome(line, totals, Optional.empty());
    }

    static LineOutcome of(long line, Refused refused) {
        return new LineOutcome(line, ONE_REFUSED, Optional.of(refused));
    }
}
