package it.varco.policy.register;

import static it.varco.policy.register.OrderAct.ENROLLED;
import static it.varco.policy.register.OrderAct.REACTIVATED;
import static it.varco.policy.register.OrderAct.REVOKED;
import static it.varco.policy.register.OrderAct.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.policy.signin.Assurance;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes late, twice, in disorder or not at all; and the scenarios in which an Order speaks. */
class OddSequencesTest {

    /** Active before the Order's feed began; the level is the one with which the person came in until then. */
    private static TestHistory active(Assurance level) {
        return TestHistory.loaded(RegisterState.ACTIVE, "2018-12-31", level);
    }

    @Test
    void giuliaWhosePinWasAdequateIsActiveAgainAtOnce() {
        TestHistory giulia =
                active(Assurance.STRONG).says(SUSPENDED, "2019-02-01").says(REACTIVATED, "2019-03-11");
        assertThat(giulia.at("2019-01-31T23:59:59")).isEqualTo(RegisterState.ACTIVE);
        assertThat(giulia.at("2019-02-01")).isEqualTo(RegisterState.SUSPENDED);
        assertThat(giulia.at("2019-03-11T08:59:59")).isEqualTo(RegisterState.SUSPENDED);
        assertThat(giulia.at("2019-03-11T09:00")).isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void hassanWaitsForAnAdequateSignIn() {
        TestHistory hassan = active(Assurance.LEGACY_DISPOSITIVE)
                .says(SUSPENDED, "2019-02-01")
                .says(REACTIVATED, "2019-03-11")
                .signsInByPassword("2019-03-12T10:00")
                .signsInStrongly("2019-03-13T10:00");
        assertThat(hassan.at("2019-03-13T09:59:59")).isEqualTo(RegisterState.PENDING_REACTIVATION);
        assertThat(hassan.at("2019-03-13T10:00")).isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void ireneIsActiveInAnotherWorldByHerOldLevel() {
        assertThat(TestHistory.loaded(RegisterState.SUSPENDED, "2019-05-01", Assurance.STRONG)
                        .says(REACTIVATED, "2021-01-18")
                        .at("2021-01-18T09:00"))
                .isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void lucaIsNotActivatedByAPinThatCameTooLate() {
        TestHistory luca = TestHistory.loaded(RegisterState.SUSPENDED, "2019-05-01", Assurance.LEGACY_DISPOSITIVE)
                .says(REACTIVATED, "2021-01-18")
                .signsInByPinTooLate("2021-01-19T10:00")
                .signsInStrongly("2021-01-20T10:00");
        assertThat(luca.at("2021-01-20T09:59:59")).isEqualTo(RegisterState.PENDING_REACTIVATION);
        assertThat(luca.at("2021-01-20T10:00")).isEqualTo(RegisterState.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"STRONG, ACTIVE", "LEGACY_DISPOSITIVE, PENDING_REACTIVATION"})
    void olgasEventsInDisorderEndAsIfInOrder(Assurance level, RegisterState end) {
        TestHistory olga = active(level).says(REACTIVATED, "2019-03-10", 8, "2019-03-10T09:00");
        assertThat(olga.at("2019-03-10T12:00")).isEqualTo(RegisterState.ACTIVE);
        assertThat(olga.standing().warnings().values())
                .containsExactly(RegisterWarning.REACTIVATED_WITHOUT_INTERRUPTION);

        olga.says(SUSPENDED, "2019-03-01", 7, "2019-03-11T09:00");
        assertThat(olga.at("2019-03-05")).isEqualTo(RegisterState.SUSPENDED);
        assertThat(olga.at("2019-03-11T09:00")).isEqualTo(end);
        assertThat(olga.standing().warnings()).isEmpty();
    }

    @Test
    void anEnrolmentGivesNothingBeforeASignInThatFollowsIt() {
        TestHistory person = TestHistory.nothingKnown()
                .signsInStrongly("2019-02-28T10:00")
                .says(ENROLLED, "2019-03-01", "2019-03-05T09:00")
                .signsInStrongly("2019-03-03T10:00");
        assertThat(person.at("2019-12-31")).isEqualTo(RegisterState.PENDING_FIRST);
        assertThat(person.signsInStrongly("2019-03-05T09:00:01").at("2019-03-05T09:00:01"))
                .isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void aSignInMinutesBeforeTheReactivationDoesNotCount() {
        assertThat(active(Assurance.LEGACY_GENERIC)
                        .says(SUSPENDED, "2019-02-01")
                        .signsInStrongly("2019-03-11T08:58")
                        .says(REACTIVATED, "2019-03-11")
                        .at("2019-12-31"))
                .isEqualTo(RegisterState.PENDING_REACTIVATION);
    }

    @Test
    void theLevelIsTheOneAtTheInterruptionHoweverOftenItIsRepeated() {
        assertThat(active(Assurance.LEGACY_DISPOSITIVE)
                        .says(SUSPENDED, "2019-02-01")
                        .signsInStrongly("2019-02-10T10:00")
                        .says(SUSPENDED, "2019-02-15")
                        .says(REVOKED, "2019-02-20")
                        .says(REACTIVATED, "2019-03-11")
                        .at("2019-12-31"))
                .isEqualTo(RegisterState.PENDING_REACTIVATION);
    }

    @Test
    void aSuspensionWhileWaitingNeedsASignInAgain() {
        TestHistory person = active(Assurance.LEGACY_DISPOSITIVE)
                .says(SUSPENDED, "2019-02-01")
                .signsInStrongly("2019-02-10T10:00")
                .says(REACTIVATED, "2019-03-11")
                .says(SUSPENDED, "2019-04-01")
                .says(REACTIVATED, "2019-05-01");
        assertThat(person.at("2019-12-31")).isEqualTo(RegisterState.PENDING_REACTIVATION);
        assertThat(person.signsInStrongly("2019-05-02T10:00").at("2019-05-02T10:00"))
                .isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void whoSignedInStronglyWhileActiveIsGivenBackTheRoleTheNextTime() {
        assertThat(active(Assurance.LEGACY_DISPOSITIVE)
                        .signsInStrongly("2019-01-15T10:00")
                        .says(SUSPENDED, "2019-02-01")
                        .says(REACTIVATED, "2019-03-11")
                        .at("2019-03-11T09:00"))
                .isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void aSuspensionOfThePastTakesTheLevelOfItsDayAndNotOfItsArrival() {
        assertThat(active(Assurance.LEGACY_DISPOSITIVE)
                        .signsInStrongly("2019-02-10T10:00")
                        .says(SUSPENDED, "2019-02-01", "2019-02-20T09:00")
                        .says(REACTIVATED, "2019-03-11")
                        .at("2019-12-31"))
                .isEqualTo(RegisterState.PENDING_REACTIVATION);
    }

    @Test
    void aLateSuspensionMayMakeAnActiveRoleWait() {
        TestHistory person = active(Assurance.LEGACY_DISPOSITIVE)
                .signsInStrongly("2019-02-10T10:00")
                .says(SUSPENDED, "2019-03-01")
                .says(REACTIVATED, "2019-04-01");
        assertThat(person.at("2019-12-31")).isEqualTo(RegisterState.ACTIVE);
        assertThat(person.says(SUSPENDED, "2019-02-01", "2019-05-01T09:00").at("2019-12-31"))
                .isEqualTo(RegisterState.PENDING_REACTIVATION);
    }

    @Test
    void whatTheOrderSaysOfALaterDayHoldsAgainstWhatArrivesLater() {
        TestHistory person = active(Assurance.STRONG)
                .says(SUSPENDED, "2019-02-01")
                .says(SUSPENDED, "2019-03-10", "2019-03-12T09:00")
                .says(REACTIVATED, "2019-03-01", "2019-03-20T09:00");
        assertThat(person.at("2019-03-15")).isEqualTo(RegisterState.SUSPENDED);
        assertThat(person.at("2019-12-31")).isEqualTo(RegisterState.SUSPENDED);
    }

    @Test
    void aDayAheadBeginsAtMidnightInItaly() {
        TestHistory person = active(Assurance.STRONG).says(SUSPENDED, "2019-07-01", "2019-06-01T09:00");
        assertThat(person.at("2019-06-30T23:59:59")).isEqualTo(RegisterState.ACTIVE);
        assertThat(person.at("2019-07-01T00:00")).isEqualTo(RegisterState.SUSPENDED);
        assertThat(person.standing().steps().get(1).from()).isEqualTo("2019-06-30T22:00:00Z");
    }

    @Test
    void whatIsTakenBackHasNeverBeen() {
        TestHistory person =
                active(Assurance.NONE).says(SUSPENDED, "2019-02-01").says(REVOKED, "2019-02-02");
        assertThat(person.takesBack(1).at("2019-12-31")).isEqualTo(RegisterState.REVOKED);
        assertThat(person.takesBack(2).at("2019-12-31")).isEqualTo(RegisterState.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "REACTIVATED, SUSPENDED, SUSPENDED",
        "SUSPENDED, REACTIVATED, SUSPENDED",
        "REVOKED, SUSPENDED, REVOKED",
        "SUSPENDED, REVOKED, REVOKED",
        "ENROLLED, REVOKED, REVOKED",
    })
    void ofOneDayWithoutCounterTheMostRestrictiveWins(OrderAct first, OrderAct second, RegisterState end) {
        assertThat(active(Assurance.STRONG)
                        .says(first, "2019-02-01")
                        .says(second, "2019-02-01")
                        .at("2019-12-31"))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, ACTIVE", "2, 1, SUSPENDED"})
    void ofOneDayTheCounterDecides(long suspended, long reactivated, RegisterState end) {
        assertThat(active(Assurance.STRONG)
                        .says(SUSPENDED, "2019-02-01", suspended, "2019-02-01T09:00")
                        .says(REACTIVATED, "2019-02-01", reactivated, "2019-02-01T09:00")
                        .at("2019-12-31"))
                .isEqualTo(end);
    }

    @Test
    void whatHasNoCounterIsPutWhereItGivesLeast() {
        assertThat(active(Assurance.STRONG)
                        .says(REACTIVATED, "2019-02-01", 9, "2019-02-01T09:00")
                        .says(SUSPENDED, "2019-02-01", "2019-02-01T08:00")
                        .at("2019-12-31"))
                .isEqualTo(RegisterState.SUSPENDED);
        assertThat(active(Assurance.STRONG)
                        .says(SUSPENDED, "2019-02-01", 9, "2019-02-01T09:00")
                        .says(REACTIVATED, "2019-02-01", "2019-02-01T10:00")
                        .at("2019-12-31"))
                .isEqualTo(RegisterState.SUSPENDED);
    }

    @Test
    void anEventOlderThanTheLoadIsStillApplied() {
        assertThat(active(Assurance.STRONG)
                        .says(SUSPENDED, "2018-11-01", "2019-01-10T09:00")
                        .at("2019-01-10T09:00"))
                .isEqualTo(RegisterState.SUSPENDED);
    }

    @Test
    void whatWasGivenBeforeTheLoadIsInTheLoad() {
        assertThat(TestHistory.loaded(RegisterState.SUSPENDED, "2019-02-01", Assurance.STRONG)
                        .says(REACTIVATED, "2019-01-10")
                        .at("2019-12-31"))
                .isEqualTo(RegisterState.SUSPENDED);
    }

    @Test
    void aSignInBeforeTheReactivationWasReceivedDoesNotCountHoweverOftenTheOrderSpoke() {
        assertThat(active(Assurance.NONE)
                        .says(SUSPENDED, "2019-02-01")
                        .says(REACTIVATED, "2019-03-01", "2019-03-20T09:00")
                        .says(ENROLLED, "2019-03-05", "2019-03-06T09:00")
                        .signsInStrongly("2019-03-08T09:00")
                        .at("2019-12-31"))
                .isEqualTo(RegisterState.PENDING_REACTIVATION);
    }

    @Test
    void aLateCopyOfAReactivationTakesNothingFromWhoSignedInAfterTheFirst() {
        assertThat(active(Assurance.NONE)
                        .says(SUSPENDED, "2019-02-01")
                        .says(REACTIVATED, "2019-03-05", "2019-03-06T09:00")
                        .signsInStrongly("2019-03-07T09:00")
                        .says(REACTIVATED, "2019-03-01", "2019-03-20T09:00")
                        .at("2019-12-31"))
                .isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void whatASignInMadeOperativeIsInterruptedAndGivenBackAsSuch() {
        assertThat(TestHistory.nothingKnown()
                        .says(ENROLLED, "2019-01-10")
                        .signsInStrongly("2019-01-11T10:00")
                        .says(SUSPENDED, "2019-02-01")
                        .says(REACTIVATED, "2019-03-11")
                        .at("2019-03-11T09:00"))
                .isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void theLevelLoadedIsNoneOfTheTimeBefore() {
        assertThat(active(Assurance.STRONG)
                        .says(SUSPENDED, "2018-11-01", "2019-01-10T09:00")
                        .says(REACTIVATED, "2019-03-11")
                        .at("2019-12-31"))
                .isEqualTo(RegisterState.PENDING_REACTIVATION);
    }

    @Test
    void theLevelIsKeptOfAnInterruptionAlone() {
        assertThat(active(Assurance.STRONG).standing().levelAtInterruption()).isEqualTo(Assurance.NONE);
        assertThat(active(Assurance.STRONG)
                        .says(REVOKED, "2019-02-01")
                        .standing()
                        .levelAtInterruption())
                .isEqualTo(Assurance.STRONG);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateButAbsenceIsThatOfAGrant(RegisterState state) {
        assertThat(state.grantState().map(Enum::name))
                .isEqualTo(Optional.of(state.name()).filter(name -> state != RegisterState.ABSENT));
    }

    @Test
    void stepsChangeTheState() {
        assertThat(active(Assurance.STRONG)
                        .says(ENROLLED, "2019-01-10")
                        .says(SUSPENDED, "2019-02-01")
                        .says(SUSPENDED, "2019-02-03")
                        .standing()
                        .steps())
                .extracting(Standing.Step::state)
                .containsExactly(RegisterState.ACTIVE, RegisterState.SUSPENDED);
    }

    @Test
    void aRecordThatContradictsItselfIsNotLoaded() {
        assertThatThrownBy(() -> TestHistory.loaded(RegisterState.ABSENT, "2019-01-01", Assurance.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestHistory.loaded(RegisterState.PENDING_REACTIVATION, "2019-01-01", Assurance.STRONG))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
