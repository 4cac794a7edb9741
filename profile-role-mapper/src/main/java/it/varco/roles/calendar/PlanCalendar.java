package it.varco.roles.calendar;

import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.decision.PlanVersion;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a policy answers day by day, whichever version of the plan decides on it. */
public final class PlanCalendar {

    private final AccessPolicy policy;

    private PlanCalendar(AccessPolicy policy) {
        this.policy = policy;
    }

    /** The calendar of that policy. */
    public static PlanCalendar of(AccessPolicy policy) {
        return new PlanCalendar(policy);
    }

    /**
     * One day.
     *
     * @param plan the version that decides on it
     */
    public record Day(LocalDate day, PlanVersion plan, List<ProfileOnDay> profiles) {

        public Day {
            profiles = List.copyOf(profiles);
        }
    }

    /**
     * A day from which something is another than the day before.
     *
     * @param plan the version that decides on it
     */
    public record Boundary(LocalDate day, PlanVersion plan) {}

    /** That day; none where no plan is in force. */
    public Optional<Day> day(LocalDate day) {
        return policy.at(PolicyZone.startOf(day))
                .map(version -> new Day(day, version, new PlanTimeline(version.plan()).on(day)));
    }

    /** The days on which something changes, from the first to the last, both included. */
    public List<Boundary> boundaries(LocalDate first, LocalDate last) {
        List<Boundary> found = new ArrayList<>();
        Optional<Instant> next = Optional.of(PolicyZone.startOf(first));
        while (next.isPresent() && !PolicyZone.dayOf(next.get()).isAfter(last)) {
            Instant begin = next.get();
            next = policy.nextVersionAfter(begin);
            LocalDate from = PolicyZone.dayOf(begin);
            LocalDate end = next.map(PolicyZone::dayOf)
                    .filter(day -> !day.isAfter(last))
                    .orElse(last.plusDays(1));
            policy.at(begin)
                    .ifPresent(version -> version.plan().boundaryDays().subSet(from, end).stream()
                            .map(day -> new Boundary(day, version))
                            .forEach(found::add));
        }
        return List.copyOf(found);
    }
}
