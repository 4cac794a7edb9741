package it.varco.policy.decision;

import static it.varco.policy.decision.TestPeople.NOBODY;
import static it.varco.policy.decision.TestPeople.by;
import static it.varco.policy.decision.TestPeople.byOldPassword;
import static it.varco.policy.decision.TestPeople.byPassword;
import static it.varco.policy.decision.TestPeople.byPasswordOf;
import static it.varco.policy.decision.TestPeople.bySpid;
import static it.varco.policy.decision.TestPeople.change;
import static it.varco.policy.decision.TestPeople.delegated;
import static it.varco.policy.decision.TestPeople.exemptPassword;
import static it.varco.policy.decision.TestPeople.grant;
import static it.varco.policy.decision.TestPeople.held;
import static it.varco.policy.decision.TestPeople.midnight;
import static it.varco.policy.decision.TestPeople.people;
import static it.varco.policy.decision.TestPeople.person;
import static it.varco.policy.decision.TestPeople.rome;
import static it.varco.policy.decision.TestPlan.of;
import static it.varco.policy.decision.TestPlan.phase;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.Holder;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Stop;
import it.varco.policy.signin.SignInMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** INAIL's transition as circolare 36/2020 tells it, with the plan that ships; each rule on both sides of its second. */
class InailScenariosTest {

    private static final AccessPolicy INAIL = TestPlan.inail().policy();
    private static final AccessPolicy EXEMPT = TestPlan.inailWithExemptions().policy();

    private static final Holder ANNA = person("anna", held("consulenti-del-lavoro", GrantSource.REGISTER));
    private static final Holder BRUNO =
            person("bruno", held("avvocati", GrantSource.OFFICE), held("ditte", GrantSource.OPEN));
    private static final Holder ADA = person("ada", held("patronati-nazionali", GrantSource.OFFICE));
    private static final Holder CARLA =
            person("carla", delegated("patronati-zonali", "ada"), held("lavoratori", GrantSource.OPEN));
    private static final Holder DARIO = person("dario", held("lavoratori", GrantSource.OPEN));
    private static final Holder ELENA =
            person("elena", held("amministrazioni-statali-gestione-conto-stato", GrantSource.OFFICE));
    private static final Holder TEO = person("teo", delegated("amministrazioni-statali-gestione-conto-stato", "elena"));
    private static final Holder FABIO = person("fabio", held("ditte", GrantSource.OPEN));

    private static PersonalAccess decide(Holder who, SignInFacts facts, String civil) {
        return INAIL.decide(who, people(ADA, ANNA, ELENA), Optional.of(facts), rome(civil));
    }

    private static List<String> roles(Holder who, SignInFacts facts, String civil) {
        return decide(who, facts, civil).allowedRoles();
    }

    @Test
    void scenario1PasswordCarriesPhaseOneProfileUntilTheLastSecondOfNovember() {
        PersonalAccess access = decide(ANNA, byOldPassword(), "2020-11-30T23:59:59.999");

        assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.OPEN);
        assertThat(access.allowedRoles()).containsExactly("consulenti-del-lavoro");
        assertThat(access.changesAt()).contains(midnight("2020-12-01"));
    }

    @Test
    void scenario1PasswordIsRefusedAtMidnightSinceNoRoleIsLeft() {
        PersonalAccess access = decide(ANNA, byOldPassword(), "2020-12-01T00:00:00");

        assertThat(access.login().allows()).isTrue();
        assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.NO_ROLE_LEFT);
        assertThat(access.allowedRoles()).isEmpty();
        assertThat(access.missing()).singleElement().satisfies(answer -> {
            assertThat(answer.plan().reason()).isEqualTo(Reason.STOPPED_BY_PHASE);
            assertThat(answer.plan().rule()).isEqualTo("phase/1");
            assertThat(answer.plan().since()).contains(java.time.LocalDate.of(2020, 12, 1));
            assertThat(answer.plan().act()).map(act -> act.number()).contains("36");
            assertThat(answer.plan().messageKey()).isEqualTo("stopped-by-phase");
        });
    }

    @Test
    void scenario1SpidGivesTheRoleAMinuteLater() {
        assertThat(roles(ANNA, bySpid(2), "2020-12-01T00:01:00")).containsExactly("consulenti-del-lavoro");
    }

    @Test
    void scenario2TwoProfilesOneCut() {
        PersonalAccess access = decide(BRUNO, byOldPassword(), "2020-12-15T12:00:00");

        assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.OPEN);
        assertThat(access.allowedRoles()).containsExactly("ditte");
        assertThat(access.missing()).extracting(RoleAnswer::profile).containsExactly("avvocati");
        assertThat(access.missing()).allMatch(RoleAnswer::isTakenByPlan);
        assertThat(roles(BRUNO, by(SignInMethod.CIE), "2020-12-15T12:00:00")).containsExactly("avvocati", "ditte");
        assertThat(decide(BRUNO, byOldPassword(), "2021-10-01T00:00:00").entry())
                .isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
    }

    @Test
    void scenario3DelegateOfNationalPatronatoIsCutWithIt() {
        assertThat(roles(CARLA, byOldPassword(), "2020-11-30T23:59:59"))
                .containsExactly("patronati-zonali", "lavoratori");
        assertThat(roles(CARLA, byOldPassword(), "2020-12-02T10:00:00")).containsExactly("lavoratori");
        assertThat(roles(CARLA, by(SignInMethod.CNS), "2020-12-02T10:00:00"))
                .containsExactly("patronati-zonali", "lavoratori");
    }

    @Test
    void scenario3NationalPatronatoWithoutAccreditationLeavesItsDelegateWithout() {
        Instant withdrawal = rome("2020-12-10T11:00:00");
        Holder ada = person(
                "ada",
                grant(
                        "patronati-nazionali",
                        GrantSource.OFFICE,
                        change(TestPeople.LONG_AGO, GrantState.ACTIVE),
                        change(withdrawal, GrantState.WITHDRAWN)));

        assertThat(INAIL.decide(CARLA, people(ada), Optional.of(by(SignInMethod.CNS)), withdrawal.minusMillis(1))
                        .allowedRoles())
                .containsExactly("patronati-zonali", "lavoratori");
        assertThat(INAIL.decide(CARLA, people(ada), Optional.of(by(SignInMethod.CNS)), withdrawal)
                        .allowedRoles())
                .containsExactly("lavoratori");
    }

    @ParameterizedTest
    @CsvSource({"2021-02-27T23:59:59.999, true", "2021-02-28T00:00:00, false", "2021-10-02T00:00:00, false"})
    void scenario4PasswordsAreGivenOutUntilTheIssueStop(String civil, boolean given) {
        CompiledPlan plan = INAIL.at(rome(civil)).orElseThrow().plan();

        for (List<String> held : List.of(List.<String>of(), List.of("lavoratori"), List.of("avvocati", "ditte"))) {
            assertThat(plan.issue(TestPeople.asksForPassword(), held, Pending.NO_ROLE, rome(civil))
                            .allows())
                    .isEqualTo(given);
        }
    }

    @Test
    void scenario4PasswordOfTheDayBeforeTheStopStillWorks() {
        assertThat(roles(DARIO, byPasswordOf(rome("2021-02-27T23:59:59.999")), "2021-03-10T12:00:00"))
                .containsExactly("lavoratori");
    }

    /** however it came to be, a password from the stop on is none. */
    @ParameterizedTest
    @ValueSource(strings = {"2021-02-28T00:00:00", "2021-03-05T12:00:00"})
    void passwordGivenOutAtOrAfterTheStopOpensNothing(String issued) {
        PersonalAccess access = decide(DARIO, byPasswordOf(rome(issued)), "2021-03-10T12:00:00");

        assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
        assertThat(access.login().reason()).isEqualTo(Reason.CREDENTIAL_ISSUED_TOO_LATE);
        assertThat(access.login().rule()).isEqualTo("phase/2");
        assertThat(access.allowedRoles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-02-28T10:00:00, true",
        "2021-02-28T23:59:59.999, true",
        "2021-03-01T00:00:00, false",
    })
    void scenario5StateAdministrationAndItsDelegateOnTheOddDay(String civil, boolean allowed) {
        PersonalAccess elena = decide(ELENA, byOldPassword(), civil);
        PersonalAccess teo = decide(TEO, byOldPassword(), civil);

        assertThat(elena.entry())
                .isEqualTo(allowed ? PersonalAccess.Entry.OPEN : PersonalAccess.Entry.NO_ROLE_LEFT)
                .isEqualTo(teo.entry());
        assertThat(elena.allowedRoles().contains("amministrazioni-statali-gestione-conto-stato"))
                .isEqualTo(allowed);
        assertThat(teo.allowedRoles().contains("amministrazioni-statali-gestione-conto-stato-delegato"))
                .isEqualTo(allowed);
        assertThat(roles(TEO, bySpid(2), civil))
                .containsExactly("amministrazioni-statali-gestione-conto-stato-delegato");
    }

    /** The last boundary is in summer time: a fixed offset of an hour would let passwords in for an hour too long. */
    @Test
    void scenario6LastSecondOfThePassword() {
        Instant last = Instant.parse("2021-09-30T21:59:59Z");
        Instant over = Instant.parse("2021-09-30T22:00:00Z");
        PersonalAccess before = INAIL.decide(FABIO, NOBODY, Optional.of(byOldPassword()), last);
        PersonalAccess after = INAIL.decide(FABIO, NOBODY, Optional.of(byOldPassword()), over);

        assertThat(before.allowedRoles()).containsExactly("ditte");
        assertThat(Duration.between(last, before.changesAt().orElseThrow())).isEqualTo(Duration.ofSeconds(1));
        assertThat(after.entry()).isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
        assertThat(after.allowedRoles()).isEmpty();
        assertThat(INAIL.decide(FABIO, NOBODY, Optional.of(bySpid(2)), over).allowedRoles())
                .containsExactly("ditte");
    }

    @Test
    void scenario10DoctorWithoutAccreditationSignsInAndHasNoRole() {
        Instant asked = rome("2021-04-01T10:00:00");
        Instant accredited = rome("2021-04-06T10:00:00");
        Holder neri = person(
                "paolo",
                grant(
                        "medici-esterni",
                        GrantSource.OFFICE,
                        change(asked, GrantState.ASKED),
                        change(accredited, GrantState.ACTIVE)));
        PersonalAccess before = decide(neri, bySpid(2), "2021-04-02T10:00:00");

        assertThat(before.entry()).isEqualTo(PersonalAccess.Entry.OPEN);
        assertThat(before.allowedRoles()).isEmpty();
        assertThat(before.missing().get(0).grant().reason()).isEqualTo(Reason.ASKED);
        assertThat(before.changesAt()).contains(accredited);
        assertThat(roles(neri, bySpid(2), "2021-04-06T10:00:00")).containsExactly("medici-esterni");
        assertThat(roles(neri, byOldPassword(), "2021-09-30T23:59:59")).containsExactly("medici-esterni");
        assertThat(decide(neri, byOldPassword(), "2021-10-01T00:00:00").entry())
                .isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
    }

    @Test
    void scenario12FurtherPhaseIsData() {
        AccessPolicy policy = AccessPolicy.of(List.of(
                new PlanVersion(1, TestPlan.inail().compiled()),
                new PlanVersion(
                        2,
                        TestPlan.inail()
                                .effectiveFrom("2021-04-20")
                                .with(phase("4", "2021-05-17", of("ditte"), Stop.ROLE))
                                .compiled())));

        assertThat(policy.decide(FABIO, NOBODY, Optional.of(byOldPassword()), rome("2021-05-16T23:59:59"))
                        .allowedRoles())
                .containsExactly("ditte");
        assertThat(policy.decide(FABIO, NOBODY, Optional.of(byOldPassword()), rome("2021-05-17T00:00:00"))
                        .entry())
                .isEqualTo(PersonalAccess.Entry.NO_ROLE_LEFT);
        assertThat(decide(FABIO, byOldPassword(), "2021-05-17T00:00:00").allowedRoles())
                .containsExactly("ditte");
    }

    @Test
    void scenario13MinorWithoutTheExemptionsGetsNone() {
        CompiledPlan plan = INAIL.at(rome("2021-11-03T10:00:00")).orElseThrow().plan();

        assertThat(plan.issue(
                                TestPeople.asksUnder("minori", OptionalInt.of(11)),
                                List.of("lavoratori"),
                                Pending.NO_ROLE,
                                rome("2021-11-03T10:00:00"))
                        .reason())
                .isEqualTo(Reason.EXEMPTION_DOES_NOT_HOLD);
    }

    @Test
    void scenario13MinorGetsAndUsesAPasswordWhereTheExemptionsAreOn() {
        Instant day = rome("2021-11-03T10:00:00");
        Holder viola = person("viola", held("lavoratori", GrantSource.OPEN), held("avvocati", GrantSource.OFFICE));
        SignInFacts facts = byPassword(exemptPassword(day, "minori"), OptionalInt.of(11));

        assertThat(EXEMPT.at(day)
                        .orElseThrow()
                        .plan()
                        .issue(
                                TestPeople.asksUnder("minori", OptionalInt.of(11)),
                                List.of("lavoratori"),
                                Pending.NO_ROLE,
                                day)
                        .reason())
                .isEqualTo(Reason.EXEMPTED);
        assertThat(EXEMPT.decide(viola, NOBODY, Optional.of(facts), day).allowedRoles())
                .containsExactly("lavoratori");
    }

    @Test
    void scenario13NobodyGetsAPasswordForAPhaseOneProfile() {
        assertThat(EXEMPT.at(rome("2021-11-03T10:00:00"))
                        .orElseThrow()
                        .plan()
                        .issue(
                                TestPeople.asksUnder("minori", OptionalInt.of(11)),
                                List.of("avvocati"),
                                Pending.NO_ROLE,
                                rome("2021-11-03T10:00:00"))
                        .reason())
                .isEqualTo(Reason.EXEMPTION_DOES_NOT_HOLD);
    }

    /** new and old passwords alike lose phase one's profiles, and no other profile is touched. */
    @ParameterizedTest
    @CsvSource({
        "patronati, false",
        "patronati-nazionali, false",
        "utenti-legittimati-l12-1979, false",
        "agronomi-dottori-forestali, false",
        "stp, false",
        "amministrazioni-statali-gestione-conto-stato, true",
        "medici-esterni, true",
    })
    void phaseOneIsAboutItsProfilesWhateverTheAgeOfThePassword(String profile, boolean kept) {
        Holder who = person("who", held(profile, GrantSource.OFFICE));

        for (String issued : List.of("2016-04-11T10:00:00", "2020-12-05T10:00:00")) {
            assertThat(roles(who, byPasswordOf(rome(issued)), "2020-12-15T10:00:00"))
                    .isEqualTo(kept ? List.of(profile) : List.of());
        }
    }

    /** who has never come in by a strong method isn't enabled for a profile that is stopped. */
    @ParameterizedTest
    @CsvSource({
        "avvocati, NEVER_PROVEN, 2020-11-30T23:59:59.999, true",
        "avvocati, NEVER_PROVEN, 2020-12-01T00:00:00, false",
        "avvocati, PROVEN, 2020-12-01T00:00:00, true",
        "ditte, NEVER_PROVEN, 2020-12-01T00:00:00, true",
        "ditte, NEVER_PROVEN, 2021-10-01T00:00:00, false",
        "patronati-zonali, NEVER_PROVEN, 2020-12-01T00:00:00, false",
        "imprenditori, PROVEN, 2020-12-01T00:00:00, false",
    })
    void enablesWhoeverIsKnownWellEnough(String profile, StrongIdentity identity, String civil, boolean enabled) {
        assertThat(INAIL.at(rome(civil))
                        .orElseThrow()
                        .plan()
                        .enable(profile, identity, rome(civil))
                        .allows())
                .isEqualTo(enabled);
    }

    /** from October only SPID of the second level, CIE and CNS. */
    @ParameterizedTest
    @EnumSource(SignInMethod.class)
    void fromOctoberOnlyStrongMethodsGiveARole(SignInMethod method) {
        SignInFacts facts = method.isLegacyCredential()
                ? new SignInFacts(
                        TestPeople.signIn(method),
                        Optional.of(new it.varco.policy.credential.LegacyCredential(
                                method, rome("2016-04-11T10:00:00"), Optional.empty(), Optional.empty())),
                        OptionalInt.empty())
                : by(method);
        boolean strong = switch (method) {
            case SPID, CIE, CIE_CARD, CNS -> true;
            default -> false;
        };

        assertThat(roles(FABIO, facts, "2021-10-01T00:00:00")).isEqualTo(strong ? List.of("ditte") : List.of());
        assertThat(roles(FABIO, facts, "2021-09-30T23:59:59"))
                .isEqualTo(method == SignInMethod.EIDAS ? List.of() : List.of("ditte"));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, true", "4, false"})
    void spidGivesRolesFromTheSecondLevelOn(int level, boolean given) {
        PersonalAccess access = decide(FABIO, bySpid(level), "2020-12-15T10:00:00");

        assertThat(access.allowedRoles()).isEqualTo(given ? List.of("ditte") : List.of());
        assertThat(access.entry())
                .as("who came at a low level can do better at once (R-13)")
                .isEqualTo(PersonalAccess.Entry.OPEN);
    }

    @Test
    void spidOfTheFirstLevelTakesNothingFromWhoHoldsNothing() {
        PersonalAccess access = decide(person("nino"), bySpid(1), "2020-12-15T10:00:00");

        assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.OPEN);
        assertThat(access.login().reason()).isEqualTo(Reason.NOT_STOPPED);
    }

    /** */
    @Test
    void strongSignInCreatesNoRole() {
        assertThat(roles(person("nino"), by(SignInMethod.CNS), "2021-12-15T10:00:00"))
                .isEmpty();
    }

    /** PIN INPS goes with the passwords. */
    @ParameterizedTest
    @CsvSource({"2020-11-30T23:59:59, true", "2020-12-01T00:00:00, false"})
    void pinInpsEndsWithThePasswords(String civil, boolean allowed) {
        assertThat(roles(ANNA, by(SignInMethod.PIN_INPS), civil).isEmpty()).isNotEqualTo(allowed);
        assertThat(INAIL.at(rome(civil))
                        .orElseThrow()
                        .plan()
                        .isAdequate(TestPeople.signIn(SignInMethod.PIN_INPS), rome(civil)))
                .isEqualTo(allowed);
    }

    @Test
    void everyExemptionPackIsAPlanOfItsOwn() {
        assertThat(EXEMPT.at(rome("2021-08-31T23:59:59"))).isEmpty();
        assertThat(EXEMPT.at(rome("2021-09-01T00:00:00"))).isPresent();
    }
}
