package it.varco.cns.profile;

import it.varco.policy.person.FiscalCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whom a card names. */
public sealed interface HolderCode {

    /** A person, by the final code. */
    record Personal(FiscalCode fiscalCode) implements HolderCode {}

    /** Somebody whose code is provisional: eleven digits whose last one checks the others. */
    final class Numeric implements HolderCode {

        private static final Pattern SHAPE = Pattern.compile("[0-9]{11}");

        private final String digits;

        private Numeric(String digits) {
            this.digits = digits;
        }

        static Optional<Numeric> parse(String text) {
            String digits = text.strip();
            return SHAPE.matcher(digits).matches() && checkDigit(digits) == digits.charAt(10)
                    ? Optional.of(new Numeric(digits))
                    : Optional.empty();
        }

        /** The eleven digits. */
        public String digits() {
            return digits;
        }

        private static char checkDigit(String digits) {
            int sum = 0;
            for (int place = 0; place < 10; place++) {
                int digit = digits.charAt(place) - '0';
                int weighed = place % 2 == 0 ? digit : 2 * digit;
                sum += weighed > 9 ? weighed - 9 : weighed;
            }
            return (char) ('0' + (10 - sum % 10) % 10);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Numeric that && digits.equals(that.digits);
        }

        @Override
        public int hashCode() {
            return digits.hashCode();
        }

        /** Never the code: what is printed may end in a log. */
        @Override
        public String toString() {
            return "Numeric[…]";
        }
    }
}
