package it.varco.testidp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the level in a request is to be compared with the one in the answer (SPID technical rules, single sign-on). */
public enum Comparison {
    EXACT,
    MINIMUM,
    BETTER,
    MAXIMUM;

    /** The word as it stands in {@code RequestedAuthnContext/@Comparison}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Comparison> fromWord(String word) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.word().equals(word))
                .findFirst();
    }

    /** The level at which somebody with credentials up to {@code highest} signs in; empty where theirs don't suffice. */
    Optional<Level> levelFor(Level asked, Level highest) {
        return switch (this) {
            case EXACT, MINIMUM -> Optional.of(asked).filter(highest::reaches);
            case BETTER -> asked.next().filter(highest::reaches);
            case MAXIMUM -> Optional.of(highest.reaches(asked) ? asked : highest);
        };
    }
}
