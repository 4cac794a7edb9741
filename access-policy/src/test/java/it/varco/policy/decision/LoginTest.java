package it.varco.policy.decision;

import static it.varco.policy.decision.TestPeople.NOBODY;
import static it.varco.policy.decision.TestPeople.by;
import static it.varco.policy.decision.TestPeople.byOldPassword;
import static it.varco.policy.decision.TestPeople.byPassword;
import static it.varco.policy.decision.TestPeople.byPasswordOf;
import static it.varco.policy.decision.TestPeople.bySpid;
import static it.varco.policy.decision.TestPeople.change;
import static it.varco.policy.decision.TestPeople.grant;
import static it.varco.policy.decision.TestPeople.held;
import static it.varco.policy.decision.TestPeople.midnight;
import static it.varco.policy.decision.TestPeople.password;
import static it.varco.policy.decision.TestPeople.person;
import static it.varco.policy.decision.TestPlan.everybody;
import static it.varco.policy.decision.TestPlan.of;
import static it.varco.policy.decision.TestPlan.phase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.Holder;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.OnEmptyRoles;
import it.varco.policy.plan.Period;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.Stop;
import it.varco.policy.plan.Strength;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may sign in, and what the gate does when nothing is left. */
class LoginTest {

    private static final Instant NOW = midnight("2020-06-01");
    private static final Holder CITTADINO = person("cittadino", held("cittadini", GrantSource.OPEN));
    private static final Holder BOTH =
            person("both", held("avvocati", GrantSource.OFFICE), held("ditte", GrantSource.OPEN));

    private static PersonalAccess decide(TestPlan plan, Holder who, SignInFacts facts, Instant instant) {
        return plan.policy().decide(who, NOBODY, Optional.of(facts), instant);
    }

    @Test
    void nobodySignsInByAMethodThatThePlanDoesNotName() {
        for (SignInMethod method : List.of(SignInMethod.CIE, SignInMethod.CIE_CARD, SignInMethod.EIDAS)) {
            PersonalAccess access = decide(TestPlan.withoutPhases(), CITTADINO, by(method), NOW);

            assertThat(access.login().reason()).isEqualTo(Reason.METHOD_NOT_IN_PLAN);
            assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
            assertThat(access.allowedRoles()).isEmpty();
        }
    }

    @Test
    void withoutASignInOfOursThereIsNothing() {
        PersonalAccess access = TestPlan.withoutPhases().policy().decide(CITTADINO, NOBODY, Optional.empty(), NOW);

        assertThat(access.login().reason()).isEqualTo(Reason.NO_SIGN_IN);
        assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
        assertThat(access.allowedRoles()).isEmpty();
    }

    @Test
    void passwordWithoutRecordOpensNoDoor() {
        PersonalAccess access = decide(TestPlan.withoutPhases(), CITTADINO, by(SignInMethod.LEGACY_DISPOSITIVE), NOW);

        assertThat(access.login().reason()).isEqualTo(Reason.NO_CREDENTIAL_RECORD);
        assertThat(access.allowedRoles()).isEmpty();
    }

    @Test
    void passwordOfAnotherClassOpensNoDoor() {
        LegacyCredential generic = new LegacyCredential(
                SignInMethod.LEGACY_GENERIC, midnight("2016-01-01"), Optional.empty(), Optional.empty());
        SignInFacts facts = new SignInFacts(
                TestPeople.signIn(SignInMethod.LEGACY_DISPOSITIVE), Optional.of(generic), OptionalInt.empty());

        assertThat(decide(TestPlan.withoutPhases(), CITTADINO, facts, NOW)
                        .login()
                        .reason())
                .isEqualTo(Reason.NO_CREDENTIAL_RECORD);
    }

    /** The policy clock may have been set back: what is not yet given out is not there. */
    @Test
    void passwordThatIsNotYetGivenOutOpensNoDoor() {
        TestPlan plan = TestPlan.withoutPhases();
        SignInFacts facts = byPasswordOf(NOW);

        assertThat(decide(plan, CITTADINO, facts, NOW.minusMillis(1)).login().reason())
                .isEqualTo(Reason.NO_CREDENTIAL_RECORD);
        assertThat(decide(plan, CITTADINO, facts, NOW.minusMillis(1)).changesAt())
                .contains(NOW);
        assertThat(decide(plan, CITTADINO, facts, NOW).allowedRoles()).containsExactly("cittadini");
    }

    @Test
    void passwordEndsAtItsNaturalEnd() {
        SignInFacts facts = byPassword(
                new LegacyCredential(
                        SignInMethod.LEGACY_DISPOSITIVE, midnight("2016-01-01"), Optional.of(NOW), Optional.empty()),
                OptionalInt.empty());

        assertThat(decide(TestPlan.withoutPhases(), CITTADINO, facts, NOW.minusMillis(1))
                        .allowedRoles())
                .containsExactly("cittadini");
        assertThat(decide(TestPlan.withoutPhases(), CITTADINO, facts, NOW.minusMillis(1))
                        .changesAt())
                .contains(NOW);
        assertThat(decide(TestPlan.withoutPhases(), CITTADINO, facts, NOW)
                        .login()
                        .reason())
                .isEqualTo(Reason.CREDENTIAL_EXPIRED);
    }

    /** no plan makes a password strong, or lets it activate what a register keeps pending. */
    @Test
    void passwordIsNeitherStrongNorAdequateWhateverThePlanSays() {
        TestPlan plan = TestPlan.withoutPhases().ceiling("2020-01-01").but(draft -> {
            draft.methods.removeIf(rule -> rule.method() == SignInMethod.LEGACY_DISPOSITIVE);
            draft.methods.add(new MethodRule(
                    SignInMethod.LEGACY_DISPOSITIVE,
                    Strength.STRONG,
                    Set.of(),
                    List.of(new Period(Optional.empty(), Optional.empty()))));
        });
        SignIn password = TestPeople.signIn(SignInMethod.LEGACY_DISPOSITIVE);

        assertThat(plan.compiled().isStrong(password)).isFalse();
        assertThat(plan.compiled().isAdequate(password, NOW)).isFalse();
        assertThat(plan.compiled().adequateMethods(NOW)).doesNotContain(SignInMethod.LEGACY_DISPOSITIVE);
        assertThat(decide(plan, CITTADINO, byOldPassword(), NOW).login().reason())
                .isEqualTo(Reason.STOPPED_BY_CEILING);
    }

    @Test
    void methodWithTwoRulesIsNoPlan() {
        TestPlan plan = TestPlan.withoutPhases()
                .but(draft -> draft.methods.add(new MethodRule(SignInMethod.CNS, Strength.WEAK, Set.of(), List.of())));

        assertThatThrownBy(plan::compiled).isInstanceOf(IllegalArgumentException.class);
    }

    /** A SPID rule that forgets its levels gives nothing, rather than everything at the first level. */
    @Test
    void methodWithoutLevelsTakesNoOther() {
        TestPlan plan = TestPlan.withoutPhases().but(draft -> {
            draft.methods.clear();
            draft.methods.add(new MethodRule(SignInMethod.SPID, Strength.STRONG, Set.of(), List.of()));
            draft.methods.add(new MethodRule(SignInMethod.CNS, Strength.STRONG, Set.of(), List.of()));
        });

        assertThat(decide(plan, CITTADINO, bySpid(3), NOW).allowedRoles()).isEmpty();
        assertThat(decide(plan, CITTADINO, by(SignInMethod.CNS), NOW).allowedRoles())
                .containsExactly("cittadini");
        assertThat(plan.compiled().isStrong(TestPeople.signIn(SignInMethod.CNS)))
                .isTrue();
        assertThat(plan.compiled().isStrong(TestPeople.signIn(SignInMethod.CNS, "other")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, true"})
    void spidIsStrongAndAdequateAtItsLevels(int level, boolean strong) {
        CompiledPlan plan = TestPlan.withoutPhases().compiled();

        assertThat(plan.isStrong(bySpid(level).signIn())).isEqualTo(strong);
        assertThat(plan.isAdequate(bySpid(level).signIn(), NOW)).isEqualTo(strong);
    }

    @ParameterizedTest
    @CsvSource({"2020-11-30T23:59:59.999, true", "2020-12-01T00:00:00, false"})
    void adequacyIsDated(String civil, boolean adequate) {
        CompiledPlan plan = TestPlan.withoutPhases().compiled();
        Instant instant = TestPeople.rome(civil);

        assertThat(plan.isAdequate(TestPeople.signIn(SignInMethod.PIN_INPS), instant))
                .isEqualTo(adequate);
        assertThat(plan.isStrong(TestPeople.signIn(SignInMethod.PIN_INPS))).isFalse();
        assertThat(plan.adequateMethods(instant))
                .isEqualTo(adequate ? List.of(SignInMethod.SPID, SignInMethod.PIN_INPS) : List.of(SignInMethod.SPID));
    }

    @Test
    void methodThatThePlanDoesNotNameIsNeitherStrongNorAdequate() {
        CompiledPlan plan = TestPlan.withoutPhases().compiled();

        assertThat(plan.isStrong(TestPeople.signIn(SignInMethod.CIE))).isFalse();
        assertThat(plan.isAdequate(TestPeople.signIn(SignInMethod.CIE), NOW)).isFalse();
    }

    @Test
    void stopForEverybodyRefusesAlsoWhoHoldsNothing() {
        TestPlan plan = TestPlan.withoutPhases().with(phase("1", "2020-06-01", everybody(), Stop.LOGIN));

        for (Holder who : List.of(person("nobody"), CITTADINO)) {
            assertThat(decide(plan, who, byOldPassword(), NOW.minusMillis(1)).entry())
                    .isEqualTo(PersonalAccess.Entry.OPEN);
            assertThat(decide(plan, who, byOldPassword(), NOW.minusMillis(1)).changesAt())
                    .contains(NOW);
            assertThat(decide(plan, who, byOldPassword(), NOW).login().reason()).isEqualTo(Reason.STOPPED_BY_PHASE);
            assertThat(decide(plan, who, bySpid(2), NOW).entry()).isEqualTo(PersonalAccess.Entry.OPEN);
        }
    }

    @Test
    void ceilingRefusesEverybody() {
        TestPlan plan = TestPlan.withoutPhases().ceiling("2020-06-01");

        for (Holder who : List.of(person("nobody"), CITTADINO)) {
            assertThat(decide(plan, who, byOldPassword(), NOW.minusMillis(1)).entry())
                    .isEqualTo(PersonalAccess.Entry.OPEN);
            assertThat(decide(plan, who, byOldPassword(), NOW).login().reason()).isEqualTo(Reason.STOPPED_BY_CEILING);
            assertThat(decide(plan, who, byOldPassword(), NOW).login().since())
                    .contains(java.time.LocalDate.of(2020, 6, 1));
        }
    }

    /** a profile never blocks the person who has another; but with the password that profile is gone. */
    @Test
    void stopThatNamesAProfileRefusesWhoHasNoOther() {
        TestPlan plan = TestPlan.withoutPhases().with(phase("1", "2020-06-01", of("avvocati"), Stop.LOGIN));
        Holder avvocato = person("avvocato", held("avvocati", GrantSource.OFFICE));

        assertThat(decide(plan, avvocato, byOldPassword(), NOW.minusMillis(1)).allowedRoles())
                .containsExactly("avvocati");
        assertThat(decide(plan, avvocato, byOldPassword(), NOW).entry()).isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
        assertThat(decide(plan, BOTH, byOldPassword(), NOW).allowedRoles()).containsExactly("ditte");
        assertThat(decide(plan, CITTADINO, byOldPassword(), NOW).allowedRoles()).containsExactly("cittadini");
        assertThat(decide(plan, person("nobody"), byOldPassword(), NOW).entry()).isEqualTo(PersonalAccess.Entry.OPEN);
    }

    @Test
    void whereEveryProfileIsStoppedTheLastStopSpeaks() {
        TestPlan plan = TestPlan.withoutPhases()
                .with(
                        phase("late", "2020-05-01", of("avvocati"), Stop.LOGIN),
                        phase("early", "2020-01-01", of("ditte"), Stop.LOGIN));

        Holder turned = person("turned", held("ditte", GrantSource.OPEN), held("avvocati", GrantSource.OFFICE));

        assertThat(decide(plan, BOTH, byOldPassword(), NOW).login().rule()).isEqualTo("phase/late");
        assertThat(decide(plan, turned, byOldPassword(), NOW).login().rule()).isEqualTo("phase/late");
    }

    @Test
    void ofTwoPhasesOnOneDayTheFirstByNameSpeaksWhateverTheirOrder() {
        Phase a = phase("a", "2020-06-01", of("cittadini"), Stop.ROLE);
        Phase b = phase("b", "2020-06-01", of("cittadini"), Stop.ROLE);

        for (TestPlan plan : List.of(
                TestPlan.withoutPhases().with(a, b), TestPlan.withoutPhases().with(b, a))) {
            assertThat(plan.compiled()
                            .role("cittadini", Tenure.HOLDER, byOldPassword(), NOW)
                            .rule())
                    .isEqualTo("phase/a");
        }
    }

    /** Somebody may ask about a profile that the plan has lost; it keeps no door open. */
    @Test
    void unknownProfileKeepsNoDoorOpen() {
        CompiledPlan plan = TestPlan.withoutPhases()
                .with(phase("1", "2020-06-01", of("avvocati"), Stop.LOGIN))
                .compiled();

        assertThat(plan.login(byOldPassword(), List.of("avvocati", "unknown"), NOW)
                        .allows())
                .isFalse();
        assertThat(plan.login(byOldPassword(), List.of("avvocati", "ditte"), NOW)
                        .allows())
                .isTrue();
    }

    /** R-02 for PIN INPS: it is not of the body's giving, so that the person's own records say since when she is here. */
    @ParameterizedTest
    @CsvSource({
        "OPEN, 2020-05-31, true",
        "OPEN, 2020-06-01, false",
        "GROUP, 2020-05-31, false",
    })
    void whoWasNotHereAtTheIssueStopComesInByStrongMethodsAlone(GrantSource source, String since, boolean allowed) {
        TestPlan plan = TestPlan.withoutPhases().with(phase("2", "2020-06-01", everybody(), Stop.ISSUE));
        String profile = source == GrantSource.GROUP ? "dipendenti" : "cittadini";
        Holder who = person("who", grant(profile, source, change(midnight(since), GrantState.ACTIVE)));
        PersonalAccess access = decide(plan, who, by(SignInMethod.PIN_INPS), NOW);

        assertThat(access.login().allows()).isEqualTo(allowed);
        assertThat(access.allowedRoles()).isEqualTo(allowed ? List.of(profile) : List.of());
        assertThat(decide(plan, who, bySpid(2), NOW).allowedRoles()).containsExactly(profile);
        if (!allowed) {
            assertThat(access.login().reason()).isEqualTo(Reason.REGISTERED_TOO_LATE);
        }
    }

    @Test
    void newcomerByPinInpsIsTakenUntilTheIssueStop() {
        TestPlan plan = TestPlan.withoutPhases().with(phase("2", "2020-06-01", everybody(), Stop.ISSUE));
        PersonalAccess before = decide(plan, person("new"), by(SignInMethod.PIN_INPS), NOW.minusMillis(1));

        assertThat(before.entry()).isEqualTo(PersonalAccess.Entry.OPEN);
        assertThat(before.changesAt()).contains(NOW);
        assertThat(decide(plan, person("new"), by(SignInMethod.PIN_INPS), NOW).entry())
                .isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
        assertThat(decide(plan, person("new"), bySpid(2), NOW).entry()).isEqualTo(PersonalAccess.Entry.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"2020-05-31, true", "2020-06-01, false"})
    void oldPasswordShowsThatThePersonWasHere(String issued, boolean allowed) {
        TestPlan plan = TestPlan.withoutPhases().with(phase("2", "2020-06-01", everybody(), Stop.ISSUE));
        SignInFacts facts = new SignInFacts(
                TestPeople.signIn(SignInMethod.PIN_INPS), Optional.of(password(midnight(issued))), OptionalInt.empty());

        assertThat(decide(plan, person("who"), facts, NOW).login().allows()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(OnEmptyRoles.class)
    void whereThePlanTookTheLastRoleTheGateDoesAsThePlanSays(OnEmptyRoles what) {
        TestPlan plan = TestPlan.withoutPhases()
                .with(phase("1", "2020-06-01", everybody(), Stop.ROLE))
                .but(draft -> draft.onEmptyRoles = what);

        assertThat(decide(plan, CITTADINO, byOldPassword(), NOW).entry())
                .isEqualTo(what == OnEmptyRoles.DENY ? PersonalAccess.Entry.NO_ROLE_LEFT : PersonalAccess.Entry.OPEN);
        assertThat(decide(plan, person("nobody"), byOldPassword(), NOW).entry()).isEqualTo(PersonalAccess.Entry.OPEN);
    }

    /** pending and suspended count as taken, what was never given or is gone does not. */
    @ParameterizedTest
    @EnumSource(GrantState.class)
    void grantCountsAsTakenWhereItMayComeBackByItself(GrantState state) {
        TestPlan plan = TestPlan.withoutPhases().with(phase("1", "2020-06-01", everybody(), Stop.ROLE));
        Holder who = person("who", grant("consulenti", GrantSource.REGISTER, change(midnight("2019-01-01"), state)));
        boolean taken = switch (state) {
            case ACTIVE, PENDING_FIRST, PENDING_REACTIVATION, SUSPENDED -> true;
            case ASKED, REFUSED, REVOKED, WITHDRAWN -> false;
        };

        assertThat(decide(plan, who, byOldPassword(), NOW).entry())
                .isEqualTo(taken ? PersonalAccess.Entry.NO_ROLE_LEFT : PersonalAccess.Entry.OPEN);
        assertThat(decide(plan, who, byOldPassword(), NOW.minusMillis(1)).entry())
                .isEqualTo(PersonalAccess.Entry.OPEN);
        assertThat(decide(plan, who, bySpid(2), NOW).entry()).isEqualTo(PersonalAccess.Entry.OPEN);
        assertThat(decide(plan, who, bySpid(2), NOW).allowedRoles())
                .isEqualTo(state == GrantState.ACTIVE ? List.of("consulenti") : List.of());
        assertThat(decide(plan, who, bySpid(2), NOW).roles().get(0).grant().reason())
                .hasToString(state == GrantState.ACTIVE ? "GRANTED" : state.name());
    }

    @Test
    void grantThatBeginsLaterCountsAsNothingYet() {
        TestPlan plan = TestPlan.withoutPhases().with(phase("1", "2020-06-01", everybody(), Stop.ROLE));
        Holder who =
                person("who", grant("cittadini", GrantSource.OPEN, change(midnight("2020-07-01"), GrantState.ACTIVE)));
        PersonalAccess access = decide(plan, who, byOldPassword(), NOW);

        assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.OPEN);
        assertThat(access.roles().get(0).grant().reason()).isEqualTo(Reason.NOT_YET_HELD);
        assertThat(access.changesAt()).contains(midnight("2020-07-01"));
    }

    @Test
    void grantOfAnUnknownProfileOrSourceGivesNothing() {
        Holder who = person(
                "who",
                held("sconosciuti", GrantSource.OPEN),
                held("avvocati", GrantSource.OPEN),
                held("cittadini", GrantSource.GROUP));

        assertThat(decide(TestPlan.withoutPhases(), who, bySpid(2), NOW).roles())
                .extracting(answer -> answer.grant().reason())
                .containsExactly(Reason.PROFILE_NOT_IN_PLAN, Reason.OTHER_SOURCE, Reason.OTHER_SOURCE);
        assertThat(decide(TestPlan.withoutPhases(), who, bySpid(2), NOW).allowedRoles())
                .isEmpty();
    }

    @Test
    void unknownProfileIsNotExercisedByAnybody() {
        assertThat(TestPlan.withoutPhases()
                        .compiled()
                        .role("sconosciuti", Tenure.HOLDER, bySpid(2), NOW)
                        .reason())
                .isEqualTo(Reason.PROFILE_NOT_IN_PLAN);
        assertThat(TestPlan.withoutPhases()
                        .compiled()
                        .role("cittadini", Tenure.HOLDER, by(SignInMethod.CIE), NOW)
                        .reason())
                .isEqualTo(Reason.METHOD_NOT_IN_PLAN);
    }

    @Test
    void roleIsNamedOnce() {
        Holder who = person("who", held("cittadini", GrantSource.OPEN), held("cittadini", GrantSource.OPEN));

        assertThat(decide(TestPlan.withoutPhases(), who, bySpid(2), NOW).allowedRoles())
                .containsExactly("cittadini");
    }
}
