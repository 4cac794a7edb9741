package it.varco.themes;

import java.time.LocalDate;
import java.time.format.FormatStyle;

/**
 * A day that a page is given in words of its own language.
 *
 * @param after what stands before it, in no language
 */
record TestDay(String after, LocalDate day, FormatStyle style) {

    /** As in a list of what became of something. */
    static TestDay brief(int year, int month, int day) {
        return new TestDay("", LocalDate.of(year, month, day), FormatStyle.MEDIUM);
    }

    /** The day of an act. */
    static TestDay of(String act, LocalDate day) {
        return new TestDay(act + ", ", day, FormatStyle.LONG);
    }
}
