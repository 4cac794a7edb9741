package it.varco.spid.level;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A level and how an answer must stand to it: what one request asks for, or the least that a realm or a client is content
 * with. What would be satisfied by nobody cannot be made.
 */
public record LevelRequest(SpidLevel level, Comparison comparison) {

    /** @throws IllegalArgumentException where no level at all satisfies it */
    public LevelRequest {
        if (weakest(level, comparison).isEmpty()) {
            throw new IllegalArgumentException("nothing is " + comparison.value() + " than " + level);
        }
    }

    /** The two together; empty where no level at all satisfies them, as nothing is better than level 3. */
    public static Optional<LevelRequest> of(SpidLevel level, Comparison comparison) {
        return weakest(level, comparison).map(any -> new LevelRequest(level, comparison));
    }

    /** The lowest level that is accepted; every level above it is accepted too. */
    public SpidLevel weakest() {
        return weakest(level, comparison).orElseThrow();
    }

    /** The lowest level that is meant: {@code maximum} accepts less than it means. */
    public SpidLevel aim() {
        return comparison == Comparison.BETTER ? weakest() : level;
    }

    /** This where it accepts nothing below {@code floor}; otherwise as much as the floor. */
    public LevelRequest notBelow(SpidLevel floor) {
        return weakest().compareTo(floor) >= 0
                ? this
                : new LevelRequest(floor, comparison == Comparison.EXACT ? Comparison.EXACT : Comparison.MINIMUM);
    }

    /** The least that neither accepts nor means less than this and than the other. */
    public LevelRequest notBelow(LevelRequest other) {
        if (reaches(other)) {
            return this;
        }
        if (other.reaches(this)) {
            return other;
        }
        return new LevelRequest(highest(aim(), other.aim()), Comparison.MINIMUM);
    }

    /** What is asked of somebody who has just come at a lower level than was meant, and wants to do better. */
    public LevelRequest insisting() {
        return new LevelRequest(aim(), Comparison.MINIMUM);
    }

    /** The same among the comparisons that a scheme knows; {@code minimum} is known to all. */
    public LevelRequest within(List<Comparison> known) {
        return known.contains(comparison) ? this : new LevelRequest(weakest(), Comparison.MINIMUM);
    }

    private boolean reaches(LevelRequest other) {
        return weakest().compareTo(other.weakest()) >= 0 && aim().compareTo(other.aim()) >= 0;
    }

    private static SpidLevel highest(SpidLevel one, SpidLevel other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Optional<SpidLevel> weakest(SpidLevel level, Comparison comparison) {
        return Arrays.stream(SpidLevel.values())
                .filter(given -> comparison.accepts(level, given))
                .findFirst();
    }
}
