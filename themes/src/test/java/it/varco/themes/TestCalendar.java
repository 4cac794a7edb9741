package it.varco.themes;

import java.time.LocalDate;
import java.util.List;

/** A calendar as the page of that name is given one. */
public final class TestCalendar {

    private static final TestDay ACT = TestDay.of("Circolare Inail 36", LocalDate.of(2020, 10, 19));
    private static final List<String> METHODS =
            List.of("spid", "cie", "cie-card", "cns", "eidas", "pin-inps", "legacy-dispositive", "legacy-generic");

    /** One stop. */
    public record Stop(String id, LocalDate date, Object act, List<String> what, List<String> whom, int place) {}

    /** One stretch. */
    public record Bar(int place, int width, String kind) {}

    /** One profile over time. */
    public record Line(String name, String slug, List<Bar> bars, Object since, Object rule) {}

    /** One profile on one day. */
    public record DayLine(String name, List<Cell> cells) {}

    /** One answer. */
    public record Cell(String method, String answer, int reason) {}

    /** Why. */
    public record Why(String words, Object since, Object act, String code) {}

    public String getBody() {
        return "Inail";
    }

    public String getVersion() {
        return "2020-1";
    }

    public String getDay() {
        return "2021-03-01";
    }

    public LocalDate getDayText() {
        return LocalDate.of(2021, 3, 1);
    }

    public LocalDate getFirst() {
        return LocalDate.of(2020, 10, 17);
    }

    public LocalDate getLast() {
        return LocalDate.of(2021, 11, 15);
    }

    public int getToday() {
        return 342;
    }

    public List<Stop> getStops() {
        return List.of(
                new Stop(
                        "1",
                        LocalDate.of(2020, 12, 1),
                        ACT,
                        List.of("role"),
                        List.of(
                                "Avvocati",
                                "Tributaristi, revisori e altri professionisti per imprese senza dipendenti"),
                        114),
                new Stop("final", LocalDate.of(2021, 10, 1), ACT, List.of("issue", "login", "role"), List.of(), 886));
    }

    public List<Line> getLines() {
        return List.of(
                new Line(
                        "Tributaristi, revisori e altri professionisti per imprese senza dipendenti",
                        "tributaristi-revisori-altri",
                        List.of(new Bar(0, 114, "open"), new Bar(114, 886, "strong")),
                        LocalDate.of(2020, 12, 1),
                        ACT),
                new Line("Ditte", "ditte", List.of(new Bar(0, 1000, "open")), "", ""));
    }

    public List<String> getMethods() {
        return METHODS;
    }

    public List<DayLine> getDayLines() {
        return List.of(new DayLine(
                "Avvocati",
                METHODS.stream()
                        .map(method -> method.startsWith("legacy")
                                ? new Cell(method, "deny", 2)
                                : new Cell(method, "allow", 1))
                        .toList()));
    }

    public List<Why> getReasons() {
        return List.of(
                new Why("strong-method", "", "", "PLAN-A01"),
                new Why("stopped-by-phase", LocalDate.of(2020, 12, 1), ACT, "PLAN-D01 phase/1"));
    }
}
