package it.varco.demo.portal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The days that a visitor can go to: any of the transition's year, and those on whose edges something changes. */
final class Days {

    static final ZoneId ROME = ZoneId.of("Europe/Rome");
    static final LocalDate FIRST = LocalDate.of(2020, 11, 1);
    static final LocalDate LAST = LocalDate.of(2021, 10, 31);
    static final List<Mark> MARKS = List.of(
            new Mark("30 nov 2020, 23:59", LocalDateTime.of(2020, 11, 30, 23, 59)),
            new Mark("1 dic 2020", atNoon(LocalDate.of(2020, 12, 1))),
            new Mark("28 feb 2021", atNoon(LocalDate.of(2021, 2, 28))),
            new Mark("1 mar 2021", atNoon(LocalDate.of(2021, 3, 1))),
            new Mark("30 set 2021", atNoon(LocalDate.of(2021, 9, 30))),
            new Mark("1 ott 2021", atNoon(LocalDate.of(2021, 10, 1))));

    private Days() {}

    /** A moment with a button of its own. */
    record Mark(String label, LocalDateTime at) {}

    static int last() {
        return (int) ChronoUnit.DAYS.between(FIRST, LAST);
    }

    /** Where the slider stands on that day; at its nearer end, where it does not reach so far. */
    static int position(LocalDate day) {
        return (int) Math.max(0, Math.min(last(), ChronoUnit.DAYS.between(FIRST, day)));
    }

    /** Noon of the day at that position of the slider; nothing for what the slider cannot say. */
    static Optional<ZonedDateTime> at(String position) {
        try {
            int days = Integer.parseInt(position);
            return days < 0 || days > last()
                    ? Optional.empty()
                    : Optional.of(atNoon(FIRST.plusDays(days)).atZone(ROME));
        } catch (NumberFormatException noPosition) {
            return Optional.empty();
        }
    }

    /** The moment of that button; nothing for a button that does not exist. */
    static Optional<ZonedDateTime> marked(String moment) {
        return MARKS.stream()
                .map(Mark::at)
                .filter(at -> at.toString().equals(moment))
                .map(at -> at.atZone(ROME))
                .findFirst();
    }

    private static LocalDateTime atNoon(LocalDate day) {
        return day.atTime(LocalTime.NOON);
    }
}
