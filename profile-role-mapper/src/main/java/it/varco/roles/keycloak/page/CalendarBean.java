package it.varco.roles.keycloak.page;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.Reason;
import it.varco.policy.plan.Act;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.ProfileSelection;
import it.varco.policy.plan.Strength;
import it.varco.policy.signin.SignInMethod;
import it.varco.roles.calendar.PlanTimeline;
import it.varco.roles.calendar.ProfileLine;
import it.varco.roles.calendar.ProfileOnDay;
import it.varco.roles.calendar.Segment;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the template of the calendar reads: texts in the reader's language, and places on a line of a thousand. */
public final class CalendarBean {

    private static final int WIDTH = 1000;

    /** So that what is before the first day and after the last is seen too. */
    private static final int MARGIN_DAYS = 45;

    /** What the plan alone can answer for somebody who holds the profile; any other reason is told by its code. */
    private static final Set<Reason> WORDED =
            EnumSet.of(Reason.STRONG_METHOD, Reason.NOT_STOPPED, Reason.STOPPED_BY_PHASE, Reason.STOPPED_BY_CEILING);

    private static final String OTHER = "other";

    private final CompiledPlan plan;
    private final LocalDate today;
    private final LocalDate day;
    private final Locale locale;
    private final DateTimeFormatter dates;
    private final PlanTimeline timeline;
    private final LocalDate first;
    private final LocalDate last;
    private final List<ProfileOnDay> onDay;
    private final List<Why> reasons;

    CalendarBean(CompiledPlan plan, LocalDate today, LocalDate day, Locale locale) {
        this.plan = plan;
        this.today = today;
        this.day = day;
        this.locale = locale;
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.timeline = new PlanTimeline(plan);
        List<LocalDate> stops = Stream.concat(
                        plan.plan().phases().stream().map(Phase::from),
                        plan.plan().ceiling().stream().map(ceiling -> ceiling.from()))
                .sorted()
                .toList();
        this.first =
                stops.isEmpty() ? today.minusDays(MARGIN_DAYS) : stops.get(0).minusDays(MARGIN_DAYS);
        this.last = stops.isEmpty()
                ? today.plusDays(MARGIN_DAYS)
                : stops.get(stops.size() - 1).plusDays(MARGIN_DAYS);
        this.onDay = timeline.on(day);
        this.reasons = onDay.stream()
                .flatMap(profile -> profile.answers().stream())
                .map(answer -> reason(answer.role()))
                .distinct()
                .toList();
    }

    /** One stop of the plan. */
    public record Stop(String id, String date, String act, List<String> what, List<String> whom, int place) {}

    /** One stretch of a line. */
    public record Bar(int place, int width, String kind) {}

    /** One profile: its name, its stretches, and until when the body's own credentials do. */
    public record Line(String name, String slug, List<Bar> bars, String since, String rule) {}

    /** One profile on one day, method by method. */
    public record DayLine(String name, List<Cell> cells) {}

    /**
     * The answer for one method.
     *
     * @param reason which of {@link #getReasons} it has, from 1
     */
    public record Cell(String method, String answer, int reason) {}

    /**
     * Why answers are what they are.
     *
     * @param words the end of the key of its words
     * @param since the first day of a stop, empty where nothing is stopped
     * @param act the act on which a stop rests, empty where nothing is stopped
     * @param code what the troubleshooting page explains; with the part of the plan that stops, where one does
     */
    public record Why(String words, String since, String act, String code) {}

    /** The body whose plan it is. */
    public String getBody() {
        return plan.plan().body();
    }

    /** The version that is in force. */
    public String getVersion() {
        return plan.plan().version();
    }

    /** The day whose answers are shown, as a field takes it. */
    public String getDay() {
        return day.toString();
    }

    /** The same for people. */
    public String getDayText() {
        return dates.format(day);
    }

    /** The first day drawn. */
    public String getFirst() {
        return dates.format(first);
    }

    /** The last day drawn. */
    public String getLast() {
        return dates.format(last);
    }

    /** Where today is; below zero or past the end where it is not drawn. */
    public int getToday() {
        return place(today);
    }

    /** The phases and the ceiling, in their order in time. */
    public List<Stop> getStops() {
        return plan.plan().phases().stream()
                .sorted((one, other) -> one.from().compareTo(other.from()))
                .map(phase -> new Stop(
                        phase.id(),
                        dates.format(phase.from()),
                        act(phase.act()),
                        phase.stops().stream()
                                .map(stop -> stop.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList(),
                        whom(phase),
                        place(phase.from())))
                .toList();
    }

    /** Every profile over time. */
    public List<Line> getLines() {
        return timeline.lines(weakest(plan)).stream().map(this::line).toList();
    }

    /** The names of the methods, as columns. */
    public List<String> getMethods() {
        return plan.plan().methods().stream().map(rule -> rule.method().slug()).toList();
    }

    /** Every profile on the day. */
    public List<DayLine> getDayLines() {
        return onDay.stream()
                .map(profile -> new DayLine(
                        profile.profile().name(locale.getLanguage()),
                        profile.answers().stream().map(this::cell).toList()))
                .toList();
    }

    /** The reasons of all answers on the day, each once. */
    public List<Why> getReasons() {
        return reasons;
    }

    private Cell cell(ProfileOnDay.Answer answer) {
        return new Cell(
                answer.method().slug(),
                answer.role().allows() ? "allow" : "deny",
                reasons.indexOf(reason(answer.role())) + 1);
    }

    /** What is allowed says no part of the plan: that would be the column's method once more. */
    private Why reason(Decision decision) {
        String code = decision.reason().code();
        return new Why(
                WORDED.contains(decision.reason()) ? decision.reason().slug() : OTHER,
                decision.since().map(dates::format).orElse(""),
                decision.act().map(this::act).orElse(""),
                decision.allows() ? code : code + " " + decision.rule());
    }

    private Line line(ProfileLine line) {
        List<Bar> bars = new ArrayList<>();
        String since = "";
        String rule = "";
        for (Segment segment : line.segments()) {
            LocalDate end = segment.until().orElse(last);
            if (end.isAfter(first) && segment.from().isBefore(last)) {
                int from = Math.max(0, place(segment.from()));
                int to = Math.min(WIDTH, place(end));
                bars.add(new Bar(from, to - from, segment.decision().allows() ? "open" : "strong"));
            }
            if (!segment.decision().allows() && since.isEmpty()) {
                since = dates.format(segment.from());
                rule = segment.decision().act().map(this::act).orElse("");
            }
        }
        return new Line(
                line.profile().name(locale.getLanguage()), line.profile().slug(), bars, since, rule);
    }

    private List<String> whom(Phase phase) {
        return phase.profiles() instanceof ProfileSelection.These these
                ? these.slugs().stream()
                        .flatMap(slug -> plan.profile(slug).stream())
                        .map(profile -> profile.name(locale.getLanguage()))
                        .sorted()
                        .toList()
                : List.of();
    }

    private String act(Act act) {
        return act.name() + " " + act.number() + ", " + dates.format(act.date());
    }

    private int place(LocalDate at) {
        return (int) (WIDTH * ChronoUnit.DAYS.between(first, at) / Math.max(1, ChronoUnit.DAYS.between(first, last)));
    }

    private static MethodRule weakest(CompiledPlan plan) {
        return plan.plan().methods().stream()
                .filter(rule -> rule.strength() == Strength.WEAK)
                .filter(rule -> rule.method().isLegacyCredential())
                .findFirst()
                .orElseGet(() -> new MethodRule(SignInMethod.LEGACY_GENERIC, Strength.WEAK, Set.of(), List.of()));
    }
}
