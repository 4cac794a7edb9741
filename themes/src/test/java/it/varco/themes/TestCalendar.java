package it.varco.themes;

import java.util.List;

/** A calendar as the page of that name is given one. */
public final class TestCalendar {

    private static final List<String> METHODS =
            List.of("spid", "cie", "cie-card", "cns", "eidas", "pin-inps", "legacy-dispositive", "legacy-generic");

    /** One stop. */
    public record Stop(String id, String date, String act, List<String> what, List<String> whom, int place) {}

    /** One stretch. */
    public record Bar(int place, int width, String kind) {}

    /** One profile over time. */
    public record Line(String name, String slug, List<Bar> bars, String since, String rule) {}

    /** One profile on one day. */
    public record DayLine(String name, List<Cell> cells) {}

    /** One answer. */
    public record Cell(String method, String answer, String reason) {}

    public String getBody() {
        return "Inail";
    }

    public String getVersion() {
        return "2020-1";
    }

    public String getDay() {
        return "2021-03-01";
    }

    public String getDayText() {
        return "1 marzo 2021";
    }

    public String getFirst() {
        return "17 ottobre 2020";
    }

    public String getLast() {
        return "15 novembre 2021";
    }

    public int getToday() {
        return 342;
    }

    public List<Stop> getStops() {
        return List.of(
                new Stop(
                        "1",
                        "1 dicembre 2020",
                        "Circolare Inail 36, 19 ottobre 2020",
                        List.of("role"),
                        List.of(
                                "Avvocati",
                                "Tributaristi, revisori e altri professionisti per imprese senza dipendenti"),
                        114),
                new Stop(
                        "final",
                        "1 ottobre 2021",
                        "Circolare Inail 36, 19 ottobre 2020",
                        List.of("issue", "login", "role"),
                        List.of(),
                        886));
    }

    public List<Line> getLines() {
        return List.of(
                new Line(
                        "Tributaristi, revisori e altri professionisti per imprese senza dipendenti",
                        "tributaristi-revisori-altri",
                        List.of(new Bar(0, 114, "open"), new Bar(114, 886, "strong")),
                        "1 dicembre 2020",
                        "Circolare Inail 36, 19 ottobre 2020"),
                new Line("Ditte", "ditte", List.of(new Bar(0, 1000, "open")), "", ""));
    }

    public List<String> getMethods() {
        return METHODS;
    }

    public List<DayLine> getDayLines() {
        return List.of(new DayLine(
                "Avvocati",
                METHODS.stream()
                        .map(method ->
                                new Cell(method, method.startsWith("legacy") ? "deny" : "allow", "PLAN-D01 phase/1"))
                        .toList()));
    }
}
