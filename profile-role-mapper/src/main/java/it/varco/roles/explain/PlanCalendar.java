package it.varco.roles.explain;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.IssueRequest;
import it.varco.policy.decision.Pending;
import it.varco.policy.decision.PlanVersion;
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
 * What a plan answers day by day. It asks the same decisions as a token, for a person who holds one profile and, where the
 * method is a password, has one that was given out long ago.
 */
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

    /** What every method of the plan may do for one profile on that day. */
    public record ProfileOnDay(Profile profile, List<Answer> answers) {

        public ProfileOnDay {
            answers = List.copyOf(answers);
        }
    }

    /**
     * What one method may do for one profile.
     *
     * @param login whether a person with this profile alone signs in
     * @param role whether the profile is exercised
     * @param delegate whether it is exercised by delegation
     * @param issue whether a password is given out; none where the method is no password of the body's
     */
    public record Answer(
            SignInMethod method, Decision login, Decision role, Decision delegate, Optional<Decision> issue) {

        /** Whether a person with this profile gets it in a session that began like that. */
        public boolean isAllowed() {
            return login.allows() && role.allows();
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
        Instant start = PolicyZone.startOf(day);
        return policy.at(start).map(version -> new Day(day, version, profiles(version.plan(), start)));
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

    private static List<ProfileOnDay> profiles(CompiledPlan plan, Instant instant) {
        return plan.plan().profiles().stream()
                .map(profile -> new ProfileOnDay(
                        profile,
                        plan.plan().methods().stream()
                                .map(rule -> answer(plan, profile.slug(), rule, instant))
                                .toList()))
                .toList();
    }

    private static Answer answer(CompiledPlan plan, String profile, MethodRule rule, Instant instant) {
        SignInMethod method = rule.method();
        SignInFacts facts = new SignInFacts(rule.typicalSignIn(), oldPassword(method), OptionalInt.empty());
        return new Answer(
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

    private static Optional<LegacyCredential> oldPassword(SignInMethod method) {
        return method.isLegacyCredential()
                ? Optional.of(new LegacyCredential(method, Instant.EPOCH, Optional.empty(), Optional.empty()))
                : Optional.empty();
    }
}
