package it.varco.roles.grants;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.GrantText;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrantBookTest {

    private static final Instant NOW = Instant.parse("2021-04-06T08:00:00Z");
    private static final Instant WALL = Instant.parse("2026-02-03T04:05:06Z");
    private static final GrantChange.Word WORD =
            new GrantChange.Word("operator", Optional.of("Roma"), Optional.of("7/2021"));
    private static final Profile DOCTORS = TestProfiles.of(GrantSource.OFFICE);
    private static final Profile LAWYERS = TestProfiles.named("avvocati", GrantSource.OFFICE);

    @Test
    void writesWhoWhenWhereAndByWhichAct() {
        GrantOutcome.Changed accredited = changed(book().carryOut(order(GrantAction.ACCREDIT, DOCTORS), NOW, WALL));

        assertThat(accredited.grant().changes()).containsExactly(new GrantChange(NOW, GrantState.ACTIVE, WALL, WORD));
    }

    @Test
    void keepsTheHistoryAndEverythingElse() {
        List<Grant> grants = changed(book().carryOut(order(GrantAction.ASK, DOCTORS), NOW, WALL))
                .grants();
        grants = changed(GrantBook.of(grants).carryOut(order(GrantAction.ASK, LAWYERS), NOW, WALL))
                .grants();
        grants = changed(GrantBook.of(grants).carryOut(order(GrantAction.ACCREDIT, DOCTORS), NOW.plusSeconds(60), WALL))
                .grants();

        assertThat(grants).hasSize(2);
        assertThat(grants.get(1).changes())
                .extracting(GrantChange::state)
                .containsExactly(GrantState.ASKED, GrantState.ACTIVE);
    }

    @Test
    void doingItTwiceIsDoingItOnce() {
        List<Grant> once = changed(book().carryOut(order(GrantAction.ASK, DOCTORS), NOW, WALL))
                .grants();

        assertThat(GrantBook.of(once).carryOut(order(GrantAction.ASK, DOCTORS), NOW.plusSeconds(5), WALL))
                .isInstanceOf(GrantOutcome.Unchanged.class);
    }

    @Test
    void refusesWhatNoOfficeStandsBehindAlsoWhereItIsSoAlready() {
        List<Grant> once = changed(book().carryOut(order(GrantAction.ACCREDIT, DOCTORS), NOW, WALL))
                .grants();
        for (GrantAction action : new GrantAction[] {GrantAction.ACCREDIT, GrantAction.WITHDRAW}) {
            GrantOrder bare = new GrantOrder(
                    action, DOCTORS, Optional.empty(), GrantPeriod.from(NOW), GrantChange.Word.of("operator"));
            assertRefused(GrantBook.of(once).carryOut(bare, NOW, WALL), GrantRefusal.OFFICE_OR_ACT_MISSING);
        }
    }

    @Test
    void refusesToWithdrawWhatIsNotThere() {
        assertRefused(
                book().carryOut(order(GrantAction.WITHDRAW, DOCTORS), NOW, WALL), GrantRefusal.NOT_FROM_THIS_STATE);
    }

    @Test
    void refusesWhatTheOrderAloneGrants() {
        Profile consultants = TestProfiles.of(GrantSource.REGISTER);
        assertRefused(book().carryOut(order(GrantAction.ACCREDIT, consultants), NOW, WALL), GrantRefusal.ORDER_ALONE);
        assertRefused(book().carryOut(order(GrantAction.RECORD, consultants), NOW, WALL), GrantRefusal.ORDER_ALONE);
        assertRefused(book().carryOut(order(GrantAction.WITHDRAW, consultants), NOW, WALL), GrantRefusal.ORDER_ALONE);
    }

    @Test
    void refusesWhatAGroupGives() {
        assertRefused(
                book().carryOut(order(GrantAction.ACCREDIT, TestProfiles.of(GrantSource.GROUP)), NOW, WALL),
                GrantRefusal.GROUP_ALONE);
    }

    @Test
    void refusesOneGrantMoreThanMayBe() {
        GrantBook full = GrantBook.of(IntStream.range(0, GrantBook.MOST_GRANTS)
                .mapToObj(index -> changed(book().carryOut(
                                        order(GrantAction.ASK, TestProfiles.named("p" + index, GrantSource.OFFICE)),
                                        NOW,
                                        WALL))
                        .grant())
                .toList());

        assertRefused(full.carryOut(order(GrantAction.ASK, DOCTORS), NOW, WALL), GrantRefusal.TOO_MANY_GRANTS);
        changed(full.carryOut(order(GrantAction.ACCREDIT, TestProfiles.named("p3", GrantSource.OFFICE)), NOW, WALL));
    }

    @Test
    void refusesOneChangeMoreThanMayBeAndKeepsAllBeforeReadable() {
        List<Grant> grants = List.of();
        Instant instant = NOW;
        for (int change = 0; change < GrantBook.MOST_CHANGES; change++) {
            GrantAction action = change % 2 == 0 ? GrantAction.ASK : GrantAction.REFUSE;
            instant = instant.plusSeconds(1);
            GrantChange.Word longest =
                    new GrantChange.Word("u".repeat(36), Optional.of("\"".repeat(120)), Optional.of("\"".repeat(120)));
            grants = changed(GrantBook.of(grants)
                            .carryOut(
                                    new GrantOrder(
                                            action, DOCTORS, Optional.empty(), GrantPeriod.from(instant), longest),
                                    instant,
                                    WALL))
                    .grants();
        }
        assertThat(GrantText.read(GrantText.write(grants.get(0)))).contains(grants.get(0));
        GrantOrder oneMore = new GrantOrder(
                GrantAction.ASK, DOCTORS, Optional.empty(), GrantPeriod.from(instant.plusSeconds(1)), WORD);
        assertRefused(
                GrantBook.of(grants).carryOut(oneMore, instant.plusSeconds(1), WALL), GrantRefusal.TOO_MANY_CHANGES);
    }

    @Test
    void aDelegationHoldsFromItsFirstDayAndNotOnItsLast() {
        Grant delegation = changed(book().carryOut(delegation("2021-04-10", "2021-05-01"), NOW, WALL))
                .grant();

        assertThat(delegation.stateAt(NOW)).isEmpty();
        assertThat(delegation.stateAt(startOf("2021-04-10").minusSeconds(1))).isEmpty();
        assertThat(delegation.stateAt(startOf("2021-04-10"))).contains(GrantState.ACTIVE);
        assertThat(delegation.stateAt(startOf("2021-05-01").minusSeconds(1))).contains(GrantState.ACTIVE);
        assertThat(delegation.stateAt(startOf("2021-05-01"))).contains(GrantState.WITHDRAWN);
    }

    @Test
    void aDelegationThatIsPlannedCanBeWithdrawnAndThenNeverBegins() {
        List<Grant> planned = changed(book().carryOut(delegation("2021-04-10", "2021-05-01"), NOW, WALL))
                .grants();

        Grant withdrawn = changed(GrantBook.of(planned).carryOut(withdrawal(), NOW.plusSeconds(9), WALL))
                .grant();

        assertThat(withdrawn.stateAt(startOf("2021-04-20"))).contains(GrantState.WITHDRAWN);
    }

    @Test
    void theSameDelegationTwiceIsOneAndAnotherPeriodIsRefused() {
        List<Grant> planned = changed(book().carryOut(delegation("2021-04-10", "2021-05-01"), NOW, WALL))
                .grants();

        assertThat(GrantBook.of(planned).carryOut(delegation("2021-04-10", "2021-05-01"), NOW.plusSeconds(9), WALL))
                .isInstanceOf(GrantOutcome.Unchanged.class);
        assertRefused(
                GrantBook.of(planned).carryOut(delegation("2021-04-10", "2021-06-01"), NOW.plusSeconds(9), WALL),
                GrantRefusal.RUNS_ALREADY);
        assertRefused(
                GrantBook.of(planned).carryOut(delegation("2021-04-06", "2021-05-01"), NOW.plusSeconds(9), WALL),
                GrantRefusal.RUNS_ALREADY);
    }

    @Test
    void oneProfileOfTwoDelegatorsAreTwoGrants() {
        List<Grant> one = changed(book().carryOut(delegation("2021-04-10", "2021-05-01"), NOW, WALL))
                .grants();
        GrantOrder other = new GrantOrder(
                GrantAction.DELEGATE,
                DOCTORS,
                Optional.of("another"),
                GrantPeriod.from(NOW),
                GrantChange.Word.of("another"));

        assertThat(changed(GrantBook.of(one).carryOut(other, NOW, WALL)).grants())
                .hasSize(2);
    }

    private static GrantBook book() {
        return GrantBook.of(List.of());
    }

    private static GrantOrder order(GrantAction action, Profile profile) {
        return new GrantOrder(action, profile, Optional.empty(), GrantPeriod.from(NOW), WORD);
    }

    private static GrantOrder delegation(String from, String until) {
        return new GrantOrder(
                GrantAction.DELEGATE,
                DOCTORS,
                Optional.of("delegator"),
                GrantPeriod.between(Optional.of(LocalDate.parse(from)), Optional.of(LocalDate.parse(until)), NOW)
                        .orElseThrow(),
                GrantChange.Word.of("delegator"));
    }

    private static GrantOrder withdrawal() {
        return new GrantOrder(
                GrantAction.WITHDRAW,
                DOCTORS,
                Optional.of("delegator"),
                GrantPeriod.from(NOW.plusSeconds(9)),
                GrantChange.Word.of("delegator"));
    }

    private static Instant startOf(String day) {
        return PolicyZone.startOf(LocalDate.parse(day));
    }

    private static GrantOutcome.Changed changed(GrantOutcome outcome) {
        assertThat(outcome).isInstanceOf(GrantOutcome.Changed.class);
        return (GrantOutcome.Changed) outcome;
    }

    private static void assertRefused(GrantOutcome outcome, GrantRefusal refusal) {
        assertThat(outcome).isEqualTo(new GrantOutcome.Refused(refusal));
    }
}
