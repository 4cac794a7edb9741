package it.varco.roles.calendar;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.SignInFacts;
import it.varco.policy.decision.Tenure;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Profile;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The whole plan over time: for each profile, until when the body's own credentials will do. */
public final class PlanTimeline {

    private final CompiledPlan plan;
    private final SignInMethod weak;

    /**
     * @param weak the method whose end is drawn, such as the body's own credentials
     */
    public PlanTimeline(CompiledPlan plan, SignInMethod weak) {
        this.plan = plan;
        this.weak = weak;
    }

    /** The days from which something is another than the day before, oldest first. */
    public List<LocalDate> days() {
        return List.copyOf(plan.boundaryDays());
    }

    /** Every profile of the plan, in its order. */
    public List<ProfileLine> lines() {
        return plan.plan().profiles().stream()
                .map(profile -> new ProfileLine(profile, segments(profile)))
                .toList();
    }

    /** What the plan says of the profile on that day, with that method at a level that it accepts. */
    public Decision on(LocalDate day, Profile profile, SignInMethod method) {
        return plan.role(profile.slug(), Tenure.HOLDER, facts(method), PolicyZone.startOf(day));
    }

    private List<Segment> segments(Profile profile) {
        List<Segment> segments = new ArrayList<>();
        for (LocalDate day : days()) {
            Decision decision = on(day, profile, weak);
            Optional<Segment> last =
                    segments.isEmpty() ? Optional.empty() : Optional.of(segments.get(segments.size() - 1));
            if (last.map(Segment::decision).equals(Optional.of(decision))) {
                continue;
            }
            last.ifPresent(ended ->
                    segments.set(segments.size() - 1, new Segment(ended.from(), Optional.of(day), ended.decision())));
            segments.add(new Segment(day, Optional.empty(), decision));
        }
        return segments;
    }

    private SignInFacts facts(SignInMethod method) {
        String level = plan.plan().methods().stream()
                .filter(rule -> rule.method() == method)
                .flatMap(rule -> rule.levels().stream())
                .findAny()
                .orElse(method.ownAuthenticationContext());
        return new SignInFacts(
                new SignIn(method, level, Instant.EPOCH, "calendar"), Optional.empty(), OptionalInt.empty());
    }
}
