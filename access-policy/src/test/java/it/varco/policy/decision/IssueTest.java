package it.varco.policy.decision;

import static it.varco.policy.decision.TestPeople.asksForPassword;
import static it.varco.policy.decision.TestPeople.midnight;
import static it.varco.policy.decision.TestPlan.everybody;
import static it.varco.policy.decision.TestPlan.of;
import static it.varco.policy.decision.TestPlan.phase;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.Period;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.Stop;
import it.varco.policy.plan.Strength;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** May a password be given out, may a profile be granted. */
class IssueTest {

    private static final Instant STOP = midnight("2020-06-01");

    private static Decision issue(TestPlan plan, List<String> held, Instant instant) {
        return plan.compiled().issue(asksForPassword(), held, Pending.NO_ROLE, instant);
    }

    @ParameterizedTest
    @EnumSource(SignInMethod.class)
    void onlyPasswordsThatThePlanNamesAreGivenOut(SignInMethod method) {
        Decision decision = TestPlan.withoutPhases()
                .compiled()
                .issue(
                        new IssueRequest(method, Optional.empty(), OptionalInt.empty()),
                        List.of(),
                        Pending.NO_ROLE,
                        STOP);

        assertThat(decision.reason())
                .isEqualTo(
                        switch (method) {
                            case LEGACY_DISPOSITIVE -> Reason.ISSUE_OPEN;
                            case LEGACY_GENERIC -> Reason.METHOD_NOT_IN_PLAN;
                            default -> Reason.NOT_A_CREDENTIAL_OF_THE_BODY;
                        });
    }

    /** */
    @Test
    void whoWaitsForAStrongSignInGetsNone() {
        assertThat(TestPlan.withoutPhases()
                        .compiled()
                        .issue(asksForPassword(), List.of("cittadini"), Pending.SOME_ROLE, STOP)
                        .reason())
                .isEqualTo(Reason.WAITS_FOR_STRONG_SIGN_IN);
    }

    @Test
    void stopForEverybodyIsForEverybody() {
        TestPlan plan = TestPlan.withoutPhases().with(phase("2", "2020-06-01", everybody(), Stop.ISSUE));

        for (List<String> held : List.of(List.<String>of(), List.of("ditte"), List.of("unknown"))) {
            assertThat(issue(plan, held, STOP.minusMillis(1)).allows()).isTrue();
            assertThat(issue(plan, held, STOP).reason()).isEqualTo(Reason.ISSUE_STOPPED);
            assertThat(issue(plan, held, STOP).rule()).isEqualTo("phase/2");
        }
    }

    @Test
    void ceilingStopsIssuesToo() {
        TestPlan plan = TestPlan.withoutPhases().ceiling("2020-06-01");

        assertThat(issue(plan, List.of("ditte"), STOP.minusMillis(1)).allows()).isTrue();
        assertThat(issue(plan, List.of("ditte"), STOP).reason()).isEqualTo(Reason.STOPPED_BY_CEILING);
    }

    /** The law of 2020 stopped citizens alone; who can't show to be anything else is one. */
    @ParameterizedTest
    @CsvSource({"cittadini, false", "ditte, true", "cittadini ditte, true", "'', false", "unknown, false"})
    void stopThatNamesACategoryLeavesOnlyThoseOutWhoShowToBeOfAnother(String held, boolean given) {
        TestPlan plan = TestPlan.withoutPhases().with(phase("2", "2020-06-01", of("cittadini"), Stop.ISSUE));
        List<String> profiles = held.isEmpty() ? List.of() : List.of(held.split(" "));

        assertThat(issue(plan, profiles, STOP.minusMillis(1)).allows()).isTrue();
        assertThat(issue(plan, profiles, STOP).allows()).isEqualTo(given);
    }

    @Test
    void otherStopsDoNotTouchIssues() {
        TestPlan plan = TestPlan.withoutPhases().with(phase("1", "2020-01-01", everybody(), Stop.ROLE, Stop.LOGIN));

        assertThat(issue(plan, List.of("ditte"), STOP).allows()).isTrue();
    }

    @Test
    void refusalNamesWhatSpoke() {
        TestPlan plan = TestPlan.withoutPhases().with(phase("2", "2020-06-01", everybody(), Stop.ISSUE, Stop.ROLE));

        assertThat(issue(plan, List.of(), STOP))
                .isEqualTo(Decision.deny(Reason.ISSUE_STOPPED, "phase/2", TestPlan.ACT, LocalDate.of(2020, 6, 1)));
        assertThat(plan.compiled()
                        .enable("ditte", StrongIdentity.NEVER_PROVEN, STOP)
                        .act())
                .contains(TestPlan.ACT);
        assertThat(plan.compiled()
                        .role("ditte", Tenure.HOLDER, TestPeople.byOldPassword(), STOP)
                        .reason())
                .isEqualTo(Reason.STOPPED_BY_PHASE);
    }

    @Test
    void stoppedProfileIsGrantedOnlyToWhomAStrongSignInHasShown() {
        CompiledPlan plan = TestPlan.withoutPhases()
                .with(phase("1", "2020-06-01", of("albo"), Stop.ROLE))
                .compiled();

        assertThat(plan.enable("avvocati", StrongIdentity.NEVER_PROVEN, STOP.minusMillis(1))
                        .allows())
                .isTrue();
        assertThat(plan.enable("avvocati", StrongIdentity.NEVER_PROVEN, STOP).reason())
                .isEqualTo(Reason.NO_STRONG_IDENTITY);
        assertThat(plan.enable("avvocati", StrongIdentity.PROVEN, STOP).allows())
                .isTrue();
        assertThat(plan.enable("ditte", StrongIdentity.NEVER_PROVEN, STOP).allows())
                .isTrue();
        assertThat(plan.enable("unknown", StrongIdentity.PROVEN, STOP).reason()).isEqualTo(Reason.PROFILE_NOT_IN_PLAN);
    }

    /** A profile within an umbrella within an umbrella. */
    @Test
    void phaseOnAnUmbrellaHoldsForAllWithinIt() {
        TestPlan plan = TestPlan.withoutPhases()
                .but(draft -> draft.profiles.add(TestPlan.within("praticanti", GrantSource.OFFICE, "avvocati")))
                .with(phase("1", "2020-06-01", of("albo"), Stop.ROLE));

        for (String profile : List.of("albo", "avvocati", "praticanti")) {
            assertThat(plan.compiled()
                            .role(profile, Tenure.HOLDER, TestPeople.byOldPassword(), STOP)
                            .rule())
                    .isEqualTo("phase/1");
        }
    }

    @Test
    void daysOnWhichAMethodBeginsToBeAdequateAreBoundaries() {
        TestPlan plan = TestPlan.withoutPhases().but(draft -> {
            draft.methods.clear();
            draft.methods.add(new MethodRule(
                    SignInMethod.CNS,
                    Strength.STRONG,
                    Set.of(),
                    List.of(new Period(Optional.of(LocalDate.of(2019, 6, 1)), Optional.empty()))));
        });

        assertThat(plan.compiled().boundaryDays()).containsExactly(LocalDate.of(2018, 1, 1), LocalDate.of(2019, 6, 1));
    }

    @Test
    void planKnowsItsProfilesItsGroupsAndItsDays() {
        CompiledPlan plan = TestPlan.withoutPhases()
                .with(phase("1", "2020-06-01", of("albo"), Stop.ROLE))
                .ceiling("2021-10-01")
                .with(TestPlan.exemption(
                        "minori",
                        "2021-09-01",
                        "2022-01-01",
                        it.varco.policy.plan.Exemption.CeilingReach.PIERCES_CEILING,
                        OptionalInt.empty(),
                        "cittadini"))
                .compiled();

        assertThat(plan.profile("avvocati")).map(Profile::source).contains(GrantSource.OFFICE);
        assertThat(plan.profile("unknown")).isEmpty();
        assertThat(plan.groupProfiles()).extracting(Profile::slug).containsExactly("dipendenti");
        assertThat(plan.boundaryDays())
                .containsExactly(
                        LocalDate.of(2018, 1, 1),
                        LocalDate.of(2020, 6, 1),
                        LocalDate.of(2020, 12, 1),
                        LocalDate.of(2021, 9, 1),
                        LocalDate.of(2021, 10, 1),
                        LocalDate.of(2022, 1, 1));
    }
}
