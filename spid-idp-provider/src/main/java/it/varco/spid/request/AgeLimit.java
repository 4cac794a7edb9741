package it.varco.spid.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ages that a service is for, in years, both included. The identity provider checks them, and asks the parents of a
 * minor.
 *
 * <p>Source: AgID determination 51/2022, guidelines on SPID for minors.
 */
public record AgeLimit(int from, int to) {

    /** It means that there is no upper limit. */
    public static final int NO_LIMIT = 99;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,2})-(\\d{1,2})?");

    /** @throws IllegalArgumentException where the ages are none, or the first is above the last */
    public AgeLimit {
        if (from < 0 || to > NO_LIMIT || from > to) {
            throw new IllegalArgumentException("ages go from 0 to 99, the lower one first");
        }
    }

    /** The range of a text such as {@code 14-17}, or {@code 14-} without an upper limit; empty for any other text. */
    public static Optional<AgeLimit> of(String range) {
        Matcher ages = RANGE.matcher(range);
        if (!ages.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(ages.group(1));
        int to = ages.group(2) == null ? NO_LIMIT : Integer.parseInt(ages.group(2));
        return from <= to ? Optional.of(new AgeLimit(from, to)) : Optional.empty();
    }
}
