package it.varco.roles.keycloak.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.varco.policy.decision.PlanVersion;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.ProfileSelection;
import it.varco.policy.plan.Stop;
import it.varco.roles.calendar.PlanCalendar;
import it.varco.roles.calendar.ProfileOnDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The calendar in JSON. */
final class CalendarView {

    private CalendarView() {}

    /** The version that decides. */
    record VersionView(int number, String version) {

        static VersionView of(PlanVersion version) {
            return new VersionView(version.number(), version.plan().plan().version());
        }
    }

    /** One day: each profile with each method. */
    record DayView(String day, VersionView plan, List<ProfileView> profiles) {

        static DayView of(PlanCalendar.Day day) {
            return new DayView(
                    day.day().toString(),
                    VersionView.of(day.plan()),
                    day.profiles().stream().map(ProfileView::of).toList());
        }
    }

    /** One profile on that day. */
    record ProfileView(String profile, Map<String, String> names, List<AnswerView> answers) {

        static ProfileView of(ProfileOnDay profile) {
            return new ProfileView(
                    profile.profile().slug(),
                    profile.profile().names(),
                    profile.answers().stream().map(AnswerView::of).toList());
        }
    }

    /** One method for that profile. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerView(
            String method,
            boolean allowed,
            DecisionView login,
            DecisionView role,
            DecisionView delegate,
            DecisionView issue) {

        static AnswerView of(ProfileOnDay.Answer answer) {
            return new AnswerView(
                    answer.method().slug(),
                    answer.isAllowed(),
                    DecisionView.of(answer.login()),
                    DecisionView.of(answer.role()),
                    DecisionView.of(answer.delegate()),
                    answer.issue().map(DecisionView::of).orElse(null));
        }
    }

    /** A day on which something changes, with the phases that begin on it. */
    record BoundaryView(String day, VersionView plan, List<PhaseView> phases, boolean ceiling) {

        static BoundaryView of(PlanCalendar.Boundary boundary) {
            Plan plan = boundary.plan().plan().plan();
            LocalDate day = boundary.day();
            return new BoundaryView(
                    day.toString(),
                    VersionView.of(boundary.plan()),
                    plan.phases().stream()
                            .filter(phase -> phase.from().equals(day))
                            .map(PhaseView::of)
                            .toList(),
                    plan.ceiling().filter(ceiling -> ceiling.from().equals(day)).isPresent());
        }
    }

    /** A phase that begins. */
    record PhaseView(
            String id, DecisionView.ActView act, boolean everybody, List<String> profiles, List<String> stops) {

        static PhaseView of(Phase phase) {
            List<String> named = phase.profiles() instanceof ProfileSelection.These these
                    ? these.slugs().stream().sorted().toList()
                    : List.of();
            return new PhaseView(
                    phase.id(),
                    DecisionView.ActView.of(phase.act()),
                    phase.profiles() instanceof ProfileSelection.All,
                    named,
                    phase.stops().stream()
                            .sorted()
                            .map(Stop::name)
                            .map(stop -> stop.toLowerCase(Locale.ROOT))
                            .toList());
        }
    }
}
