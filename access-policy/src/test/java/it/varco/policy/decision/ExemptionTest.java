package it.varco.policy.decision;

import static it.varco.policy.decision.TestPeople.NOBODY;
import static it.varco.policy.decision.TestPeople.asksUnder;
import static it.varco.policy.decision.TestPeople.byPassword;
import static it.varco.policy.decision.TestPeople.bySpid;
import static it.varco.policy.decision.TestPeople.delegated;
import static it.varco.policy.decision.TestPeople.exemptPassword;
import static it.varco.policy.decision.TestPeople.held;
import static it.varco.policy.decision.TestPeople.midnight;
import static it.varco.policy.decision.TestPeople.people;
import static it.varco.policy.decision.TestPeople.person;
import static it.varco.policy.decision.TestPlan.everybody;
import static it.varco.policy.decision.TestPlan.exemption;
import static it.varco.policy.decision.TestPlan.of;
import static it.varco.policy.decision.TestPlan.phase;
import static it.varco.policy.plan.Exemption.CeilingReach.ENDS_AT_CEILING;
import static it.varco.policy.plan.Exemption.CeilingReach.PIERCES_CEILING;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.grant.Holder;
import it.varco.policy.plan.Exemption;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Stop;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** the dated exceptions. */
class ExemptionTest {

    private static final Instant STOP = midnight("2021-03-01");
    private static final Instant ISSUED = midnight("2021-02-15");
    private static final Holder VIOLA = person("viola", held("cittadini", GrantSource.OPEN));

    private static TestPlan plan(Exemption exemption) {
        return TestPlan.withoutPhases()
                .with(phase("all", "2021-03-01", everybody(), Stop.ROLE, Stop.LOGIN, Stop.ISSUE))
                .ceiling("2021-10-01")
                .with(exemption);
    }

    private static TestPlan piercing() {
        return plan(exemption("minori", "2021-01-01", "2022-01-01", PIERCES_CEILING, OptionalInt.of(18), "cittadini"));
    }

    private static SignInFacts facts(int age) {
        return byPassword(exemptPassword(ISSUED, "minori"), OptionalInt.of(age));
    }

    private static PersonalAccess decide(TestPlan plan, Holder who, SignInFacts facts, Instant instant) {
        return plan.policy().decide(who, NOBODY, Optional.of(facts), instant);
    }

    @Test
    void liftsWhatStopsEverybody() {
        PersonalAccess access = decide(piercing(), VIOLA, facts(17), STOP);

        assertThat(access.allowedRoles()).containsExactly("cittadini");
        assertThat(access.login().reason()).isEqualTo(Reason.EXEMPTED);
        assertThat(access.login().rule()).isEqualTo("exemption/minori");
        assertThat(access.roles().get(0).plan().reason()).isEqualTo(Reason.EXEMPTED);
    }

    @Test
    void liftsNothingForAnOrdinaryPassword() {
        assertThat(decide(piercing(), VIOLA, byPassword(TestPeople.password(ISSUED), OptionalInt.of(11)), STOP)
                        .entry())
                .isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
    }

    @Test
    void liftsNothingUnderANameThatThePlanDoesNotKnow() {
        assertThat(decide(piercing(), VIOLA, byPassword(exemptPassword(ISSUED, "amici"), OptionalInt.of(11)), STOP)
                        .entry())
                .isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
    }

    @Test
    void liftsNothingForAnotherWayIn() {
        SignInFacts pin = new SignInFacts(
                TestPeople.signIn(SignInMethod.PIN_INPS),
                Optional.of(exemptPassword(ISSUED, "minori")),
                OptionalInt.of(11));

        assertThat(decide(piercing(), VIOLA, pin, STOP).entry()).isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"17, true", "18, false", "19, false"})
    void agePasses(int age, boolean allowed) {
        PersonalAccess access = decide(piercing(), VIOLA, facts(age), STOP);

        assertThat(access.allowedRoles().isEmpty()).isNotEqualTo(allowed);
        assertThat(access.changesAt()).contains(STOP.plusSeconds(24 * 3600));
    }

    @Test
    void unknownAgeIsTooOld() {
        assertThat(decide(piercing(), VIOLA, byPassword(exemptPassword(ISSUED, "minori"), OptionalInt.empty()), STOP)
                        .allowedRoles())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PIERCES_CEILING, 2021-09-30, true",
        "PIERCES_CEILING, 2021-10-01, true",
        "PIERCES_CEILING, 2021-12-31, true",
        "PIERCES_CEILING, 2022-01-01, false",
        "ENDS_AT_CEILING, 2021-09-30, true",
        "ENDS_AT_CEILING, 2021-10-01, false",
    })
    void endsOnItsDayAndAtTheCeilingUnlessItPierces(Exemption.CeilingReach reach, String day, boolean allowed) {
        TestPlan plan = plan(exemption("minori", "2021-01-01", "2022-01-01", reach, OptionalInt.empty(), "cittadini"));

        assertThat(decide(plan, VIOLA, facts(11), midnight(day)).allowedRoles().isEmpty())
                .isNotEqualTo(allowed);
        assertThat(decide(plan, VIOLA, facts(11), STOP).changesAt())
                .contains(midnight(reach == PIERCES_CEILING ? "2022-01-01" : "2021-10-01"));
    }

    @Test
    void endBeforeTheCeilingIsTheEnd() {
        TestPlan plan = plan(
                exemption("minori", "2021-01-01", "2021-06-01", ENDS_AT_CEILING, OptionalInt.empty(), "cittadini"));

        assertThat(decide(plan, VIOLA, facts(11), midnight("2021-06-01").minusMillis(1))
                        .allowedRoles())
                .hasSize(1);
        assertThat(decide(plan, VIOLA, facts(11), midnight("2021-06-01")).allowedRoles())
                .isEmpty();
        assertThat(decide(plan, VIOLA, facts(11), STOP).changesAt()).contains(midnight("2021-06-01"));
    }

    @Test
    void beginsOnItsDay() {
        TestPlan plan =
                plan(exemption("minori", "2021-04-01", null, PIERCES_CEILING, OptionalInt.empty(), "cittadini"));

        assertThat(decide(plan, VIOLA, facts(11), midnight("2021-04-01").minusMillis(1))
                        .allowedRoles())
                .isEmpty();
        assertThat(decide(plan, VIOLA, facts(11), midnight("2021-04-01").minusMillis(1))
                        .changesAt())
                .contains(midnight("2021-04-01"));
        assertThat(decide(plan, VIOLA, facts(11), midnight("2021-04-01")).allowedRoles())
                .hasSize(1);
    }

    /** A session under an exemption without end has nothing ahead of it, not an instant at the end of time. */
    @Test
    void exemptionWithoutEndIsNoInstant() {
        TestPlan plan =
                plan(exemption("minori", "2021-01-01", null, PIERCES_CEILING, OptionalInt.empty(), "cittadini"));

        assertThat(decide(plan, VIOLA, facts(11), midnight("2021-10-01")).changesAt())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stop.class,
            names = {"ROLE", "LOGIN"})
    void neverLiftsWhatNamesTheProfile(Stop stop) {
        TestPlan plan = piercing().with(phase("named", "2021-05-01", of("cittadini"), stop));
        Instant named = midnight("2021-05-01");

        assertThat(decide(plan, VIOLA, facts(11), named.minusMillis(1)).allowedRoles())
                .hasSize(1);
        assertThat(decide(plan, VIOLA, facts(11), named.minusSeconds(3600)).changesAt())
                .contains(named);
        assertThat(decide(plan, VIOLA, facts(11), named).allowedRoles()).isEmpty();
        assertThat(decide(plan, VIOLA, facts(11), named).entry()).isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
    }

    @Test
    void neverLiftsWhatNamesAnUmbrella() {
        TestPlan plan = TestPlan.withoutPhases()
                .with(phase("all", "2021-03-01", everybody(), Stop.ROLE))
                .with(phase("named", "2021-05-01", of("albo"), Stop.ROLE))
                .with(exemption("minori", "2021-01-01", null, PIERCES_CEILING, OptionalInt.empty(), "avvocati"));
        Holder avvocato = person("avvocato", held("avvocati", GrantSource.OFFICE));

        assertThat(decide(plan, avvocato, facts(11), midnight("2021-04-01")).allowedRoles())
                .hasSize(1);
        assertThat(decide(plan, avvocato, facts(11), midnight("2021-05-01")).allowedRoles())
                .isEmpty();
    }

    @Test
    void isForItsProfilesAlone() {
        Holder viola = person("viola", held("cittadini", GrantSource.OPEN), held("ditte", GrantSource.OPEN));

        assertThat(decide(piercing(), viola, facts(11), STOP).allowedRoles()).containsExactly("cittadini");
    }

    @Test
    void letsNobodyInWhoNoLongerHoldsWhatItIsFor() {
        for (Holder who : List.of(person("who"), person("who", held("ditte", GrantSource.OPEN)))) {
            assertThat(decide(piercing(), who, facts(11), STOP).entry()).isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
        }
    }

    /** A delegate is never better off than the delegator: what the profile comes from must be in it too. */
    @ParameterizedTest
    @CsvSource({"zonali, false", "zonali nazionali, true"})
    void isForAProfileThatComesByDelegationOnlyTogetherWithItsOrigin(String profiles, boolean allowed) {
        TestPlan plan = plan(
                exemption("minori", "2021-01-01", null, PIERCES_CEILING, OptionalInt.empty(), profiles.split(" ")));
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));
        Holder carla = person("carla", delegated("zonali", "ada"));

        assertThat(plan.policy()
                        .decide(carla, people(ada), Optional.of(facts(11)), STOP)
                        .allowedRoles()
                        .isEmpty())
                .isNotEqualTo(allowed);
    }

    @Test
    void naturalEndOfThePasswordComesFirst() {
        Instant end = midnight("2021-04-01");
        SignInFacts facts = byPassword(
                new LegacyCredential(SignInMethod.LEGACY_DISPOSITIVE, ISSUED, Optional.of(end), Optional.of("minori")),
                OptionalInt.of(11));

        assertThat(decide(piercing(), VIOLA, facts, end.minusMillis(1)).allowedRoles())
                .hasSize(1);
        assertThat(decide(piercing(), VIOLA, facts, end).login().reason()).isEqualTo(Reason.CREDENTIAL_EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "cittadini, 17, 2021-03-01, EXEMPTED",
        "cittadini, 18, 2021-03-01, EXEMPTION_DOES_NOT_HOLD",
        "cittadini, 17, 2022-01-01, EXEMPTION_DOES_NOT_HOLD",
        "cittadini, 17, 2020-12-31, EXEMPTION_DOES_NOT_HOLD",
        "ditte, 17, 2021-03-01, EXEMPTION_DOES_NOT_HOLD",
        "sconosciuti, 17, 2021-03-01, EXEMPTION_DOES_NOT_HOLD",
    })
    void passwordIsGivenOutUnderIt(String held, int age, String day, Reason reason) {
        assertThat(piercing()
                        .compiled()
                        .issue(asksUnder("minori", OptionalInt.of(age)), List.of(held), Pending.NO_ROLE, midnight(day))
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void passwordIsNotGivenOutForAProfileThatAPhaseNames(Stop stop) {
        CompiledPlan plan = piercing()
                .with(phase("named", "2021-05-01", of("cittadini"), stop))
                .compiled();
        IssueRequest request = asksUnder("minori", OptionalInt.of(11));

        assertThat(plan.issue(
                                request,
                                List.of("cittadini"),
                                Pending.NO_ROLE,
                                midnight("2021-05-01").minusMillis(1))
                        .allows())
                .isTrue();
        assertThat(plan.issue(request, List.of("cittadini"), Pending.NO_ROLE, midnight("2021-05-01"))
                        .allows())
                .isFalse();
    }

    @Test
    void passwordIsNotGivenOutUnderAnUnknownOne() {
        assertThat(piercing()
                        .compiled()
                        .issue(asksUnder("amici", OptionalInt.of(11)), List.of("cittadini"), Pending.NO_ROLE, STOP)
                        .reason())
                .isEqualTo(Reason.EXEMPTION_DOES_NOT_HOLD);
    }

    @Test
    void passwordIsNotGivenOutToWhoWaitsForAStrongSignIn() {
        assertThat(piercing()
                        .compiled()
                        .issue(asksUnder("minori", OptionalInt.of(11)), List.of("cittadini"), Pending.SOME_ROLE, STOP)
                        .reason())
                .isEqualTo(Reason.WAITS_FOR_STRONG_SIGN_IN);
    }

    /** Where it is over, the password is what it is: given out after the stop, or before. */
    @ParameterizedTest
    @CsvSource({"2021-02-15, STOPPED_BY_PHASE", "2021-03-01, CREDENTIAL_ISSUED_TOO_LATE"})
    void whenItIsOverThePasswordIsLikeAnyOther(String issued, Reason reason) {
        SignInFacts facts = byPassword(exemptPassword(midnight(issued), "minori"), OptionalInt.of(18));

        assertThat(decide(piercing(), VIOLA, facts, midnight("2021-05-01"))
                        .login()
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-02-28, true, false",
        "2021-03-01, true, true",
        "2021-12-31, true, true",
        "2022-01-01, false, true",
    })
    void passwordFormIsOfferedWhileSomebodyMayUseIt(String day, boolean password, boolean pinStopped) {
        CompiledPlan plan = piercing().compiled();

        assertThat(plan.mayBeOffered(SignInMethod.LEGACY_DISPOSITIVE, midnight(day)))
                .isEqualTo(password);
        assertThat(plan.mayBeOffered(SignInMethod.PIN_INPS, midnight(day))).isEqualTo(!pinStopped);
        assertThat(plan.mayBeOffered(SignInMethod.SPID, midnight(day))).isTrue();
        assertThat(plan.mayBeOffered(SignInMethod.EIDAS, midnight(day))).isFalse();
        assertThat(plan.mayBeOffered(SignInMethod.LEGACY_GENERIC, midnight(day)))
                .isFalse();
    }

    @Test
    void theLastDayOfAWayInIsTheDayBeforeItEndsForEverybody() {
        CompiledPlan plan = piercing().compiled();

        assertThat(plan.lastDayOffered(SignInMethod.LEGACY_DISPOSITIVE, midnight("2021-02-28")))
                .contains(LocalDate.parse("2021-12-31"));
        assertThat(plan.lastDayOffered(SignInMethod.PIN_INPS, midnight("2021-02-27")))
                .contains(LocalDate.parse("2021-02-28"));
        assertThat(plan.lastDayOffered(SignInMethod.PIN_INPS, midnight("2021-03-01")))
                .isEmpty();
        assertThat(plan.lastDayOffered(SignInMethod.SPID, midnight("2021-02-28")))
                .isEmpty();
    }

    @Test
    void personWithAnExemptionIsToldOnlyOfWhatNamesTheProfile() {
        TestPlan plan = piercing().with(phase("named", "2021-05-01", of("cittadini"), Stop.ROLE));

        assertThat(decide(plan, VIOLA, facts(11), midnight("2021-02-20")).notices())
                .isEmpty();
        assertThat(decide(plan, VIOLA, facts(11), midnight("2021-04-20")).notices())
                .containsExactly(
                        new Notice(Optional.of("cittadini"), java.time.LocalDate.of(2021, 5, 1), TestPlan.ACT));
        assertThat(decide(plan, VIOLA, bySpid(2), midnight("2021-04-20")).notices())
                .isEmpty();
    }
}
