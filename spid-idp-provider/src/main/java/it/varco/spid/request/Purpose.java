package it.varco.spid.request;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The professional use that a service is for: which kinds of identity the provider lets through. The letters are AgID's,
 * who may add to them: any short word of capitals is sent as it is set.
 *
 * <p>Source: AgID notices 15, 18 and 18 version 2.
 */
public record Purpose(String letters) {

    private static final Pattern WORD = Pattern.compile("[A-Z]{1,8}");

    private static final Set<String> KNOWN = Set.of("P", "LP", "PG", "PF", "PX");

    /** @throws IllegalArgumentException where the text is no short word of capitals */
    public Purpose {
        if (!WORD.matcher(letters).matches()) {
            throw new IllegalArgumentException("a purpose is a short word of capitals");
        }
    }

    /** The purpose of these letters; empty where they are none. */
    public static Optional<Purpose> of(String letters) {
        return WORD.matcher(letters).matches() ? Optional.of(new Purpose(letters)) : Optional.empty();
    }

    /** Whether it is one of those that the notices list. */
    public boolean isListed() {
        return KNOWN.contains(letters);
    }
}
