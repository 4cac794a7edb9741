package it.varco.spid.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a record stands.
 *
 * @param segment the chain; a node has a few, and begins new ones when it starts
 * @param sequence from 1 within the chain, without gaps
 */
public record LogPosition(long segment, long sequence) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{16})-(\\d{1,18})");

    /** The position that {@link #toString} wrote. */
    public static Optional<LogPosition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new LogPosition(Long.parseUnsignedLong(matcher.group(1), 16), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** The name of a chain. */
    public static String segmentName(long segment) {
        return "%016x".formatted(segment);
    }

    /** The name of the record, by which it is fetched. */
    @Override
    public String toString() {
        return segmentName(segment) + "-" + sequence;
    }
}
