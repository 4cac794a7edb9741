package it.varco.rehearsal.keycloak;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a realm's policy clock differs from the wall's. */
sealed interface Movement {

    /** The policy's instant when the wall clock says this. */
    Instant at(Instant wall);

    /** The one line that {@link #read} understands. */
    String written();

    /** The clock is so far ahead of the wall's, or behind it where negative, and goes on. */
    record GoesOn(Duration ahead) implements Movement {

        private static final String WORD = "ahead ";

        @Override
        public Instant at(Instant wall) {
            return wall.plus(ahead);
        }

        @Override
        public String written() {
            return WORD + ahead;
        }
    }

    /** The clock stands at this instant. */
    record Stands(Instant instant) implements Movement {

        private static final String WORD = "stands ";

        @Override
        public Instant at(Instant wall) {
            return instant;
        }

        @Override
        public String written() {
            return WORD + instant;
        }
    }

    /** What was written, nothing where no movement was: a clock that cannot be read is the wall's. */
    static Optional<Movement> read(String written) {
        try {
            if (written.startsWith(GoesOn.WORD)) {
                return Optional.of(new GoesOn(Duration.parse(written.substring(GoesOn.WORD.length()))));
            }
            if (written.startsWith(Stands.WORD)) {
                return Optional.of(new Stands(Instant.parse(written.substring(Stands.WORD.length()))));
            }
            return Optional.empty();
        } catch (DateTimeException writtenByOthers) {
            return Optional.empty();
        }
    }
}
