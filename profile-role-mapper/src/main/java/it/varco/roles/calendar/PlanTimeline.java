package it.varco.roles.calendar;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.IssueRequest;
import it.varco.policy.decision.Pending;
import it.varco.policy.decision.SignInFacts;
import it.varco.policy.decision.Tenure;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Profile;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One plan laid out over time. It asks the same decisions as a token, for a person who holds one profile and, where the
 * method is a password, has one that was given out long ago.
 */
public final class PlanTimeline {

    private final CompiledPlan plan;

    /** The time of that plan, from its first day to its last. */
    public PlanTimeline(CompiledPlan plan) {
        this.plan = plan;
    }

    /** Every profile of the plan on that day, with every method, both in the plan's order. */
    public List<ProfileOnDay> on(LocalDate day) {
        Instant start = PolicyZone.startOf(day);
        return plan.plan().profiles().stream()
                .map(profile -> new ProfileOnDay(
                        profile,
                        plan.plan().methods().stream()
                                .map(rule -> answer(profile.slug(), rule, start))
                                .toList()))
                .toList();
    }

    /** Every profile of the plan, in its order: until when that method will do. */
    public List<ProfileLine> lines(MethodRule method) {
        return plan.plan().profiles().stream()
                .map(profile -> new ProfileLine(profile, segments(profile, method)))
                .toList();
    }

    private List<Segment> segments(Profile profile, MethodRule method) {
        List<Segment> segments = new ArrayList<>();
        for (LocalDate day : plan.boundaryDays()) {
            Decision decision = plan.role(profile.slug(), Tenure.HOLDER, facts(method), PolicyZone.startOf(day));
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

    private ProfileOnDay.Answer answer(String profile, MethodRule rule, Instant instant) {
        SignInMethod method = rule.method();
        SignInFacts facts = facts(rule);
        return new ProfileOnDay.Answer(
                method,
                plan.login(facts, List.of(profile), instant),
                plan.role(profile, Tenure.HOLDER, facts, instant),
                plan.role(profile, Tenure.DELEGATE, facts, instant),
                method.isLegacyCredential()
                        ? Optional.of(plan.issue(
                                new IssueRequest(method, Optional.empty(), OptionalInt.empty()),
                                List.of(profile),
                                Pending.NO_ROLE,
                                instant))
                        : Optional.empty());
    }

    private static SignInFacts facts(MethodRule rule) {
        return new SignInFacts(rule.typicalSignIn(), oldPassword(rule.method()), OptionalInt.empty());
    }

    private static Optional<LegacyCredential> oldPassword(SignInMethod method) {
        return method.isLegacyCredential()
                ? Optional.of(new LegacyCredential(method, Instant.EPOCH, Optional.empty(), Optional.empty()))
                : Optional.empty();
    }
}
