package it.varco.register.reception;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What our log may say of something that failed: a database repeats in its messages what it was to store. */
public final class Failure {

    private static final int DEEPEST_CAUSE = 8;

    private Failure() {}

    /** Which kinds of things failed, the outermost first, and where. */
    public static String describe(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .map(Failure::one)
                .collect(Collectors.joining(" < "));
    }

    private static String one(Throwable cause) {
        String state = cause instanceof SQLException sql ? " [" + sql.getSQLState() + "]" : "";
        return cause.getClass().getName()
                + state
                + Arrays.stream(cause.getStackTrace())
                        .findFirst()
                        .map(place -> " at " + place)
                        .orElse("");
    }
}
