package it.varco.spid.level;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the level of an answer must stand to the level that was asked. A provider may always give more than was asked for,
 * so only too little is ever refused.
 *
 * <p>Source: SPID technical rules, single sign-on, {@code RequestedAuthnContext}; AgID's validator, cases 94 to 96.
 */
public enum Comparison {
    EXACT,
    MINIMUM,
    BETTER,
    MAXIMUM;

    /** The attribute's value. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The comparison of that value, written as SAML writes it; empty for any other text. */
    public static Optional<Comparison> of(String value) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.value().equals(value))
                .findFirst();
    }

    /** Whether an answer at {@code given} satisfies a request for {@code asked}. */
    public boolean accepts(SpidLevel asked, SpidLevel given) {
        return switch (this) {
            case EXACT, MINIMUM -> given.compareTo(asked) >= 0;
            case BETTER -> given.compareTo(asked) > 0;
            case MAXIMUM -> true;
        };
    }
}
