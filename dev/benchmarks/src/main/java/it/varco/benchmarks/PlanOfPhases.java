package it.varco.benchmarks;

import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.PlanVersion;
import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.Holder;
import it.varco.policy.plan.Act;
import it.varco.policy.plan.Ceiling;
import it.varco.policy.plan.Delegates;
import it.varco.policy.plan.DelegationRule;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.OnEmptyRoles;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.ProfileKind;
import it.varco.policy.plan.ProfileSelection;
import it.varco.policy.plan.Renewal;
import it.varco.policy.plan.Stop;
import it.varco.policy.plan.Strength;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A plan of as many phases as one likes over as many profiles as INAIL has, always the same one for one number. */
final class PlanOfPhases {

    private static final int PROFILES = 24;
    private static final Act ACT = new Act("Circolare", "36", LocalDate.of(2020, 10, 19));
    private static final LocalDate FIRST = LocalDate.of(2020, 12, 1);
    private static final Instant LONG_AGO = Instant.parse("2018-01-02T08:00:00Z");

    private PlanOfPhases() {}

    static CompiledPlan compiled(int phases) {
        return CompiledPlan.of(new Plan(
                "Ente",
                "1",
                LocalDate.of(2018, 1, 1),
                List.of(
                        new MethodRule(SignInMethod.CNS, Strength.STRONG, Set.of(), List.of()),
                        new MethodRule(SignInMethod.LEGACY_DISPOSITIVE, Strength.WEAK, Set.of(), List.of())),
                IntStream.range(0, PROFILES).mapToObj(PlanOfPhases::profile).toList(),
                IntStream.range(0, phases).mapToObj(PlanOfPhases::phase).toList(),
                Optional.of(new Ceiling(FIRST.plusYears(10), ACT, 30)),
                List.of(),
                OnEmptyRoles.DENY,
                Renewal.IS_NOT_ISSUANCE));
    }

    static AccessPolicy policy(int phases) {
        return AccessPolicy.of(List.of(new PlanVersion(1, compiled(phases))));
    }

    /** Somebody who holds that many profiles, of which at the same day some are stopped and some are not. */
    static Holder holderOf(int profiles) {
        return new Holder(
                "somebody",
                IntStream.range(0, profiles)
                        .mapToObj(profile -> new Grant(
                                slug(profile),
                                GrantSource.OFFICE,
                                Optional.empty(),
                                List.of(new GrantChange(
                                        LONG_AGO, GrantState.ACTIVE, LONG_AGO, GrantChange.Word.of("benchmark")))))
                        .toList());
    }

    static String slug(int profile) {
        return "profilo-" + profile;
    }

    private static Profile profile(int number) {
        return new Profile(
                slug(number),
                Map.of("it", slug(number)),
                ProfileKind.OTHER,
                List.of(),
                GrantSource.OFFICE,
                DelegationRule.HOLDERS,
                Optional.empty(),
                Optional.empty());
    }

    /** Every phase names two profiles; half of all begin before the day of the benchmark. */
    private static Phase phase(int number) {
        return new Phase(
                "phase-" + number,
                ACT,
                FIRST.plusDays(number % 2 == 0 ? number % 100 : 400 + number % 100),
                new ProfileSelection.These(Set.of(slug(number % PROFILES), slug((number * 7 + 2) % PROFILES))),
                Set.of(Stop.ROLE),
                30,
                Delegates.INCLUDED);
    }
}
