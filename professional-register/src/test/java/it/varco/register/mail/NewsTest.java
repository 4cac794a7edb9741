package it.varco.register.mail;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NewsTest {

    private static final String LONG_AGO = "2012-05-03";
    private static final String YESTERDAY = "2019-03-10";
    private static final String TODAY = "2019-03-11";
    private static final Instant NOW = Instant.parse("2019-03-11T09:30:00Z");
    private static final String NEXT_MONTH = "2019-04-11";

    @ParameterizedTest
    @CsvSource({
        "PENDING_FIRST, ACTIVE, ACTIVE",
        "PENDING_FIRST, SUSPENDED, SUSPENDED",
        "PENDING_FIRST, REVOKED, REVOKED",
        "ACTIVE, SUSPENDED, SUSPENDED",
        "ACTIVE, REVOKED, REVOKED",
        "ACTIVE, PENDING_REACTIVATION, PENDING_REACTIVATION",
        "SUSPENDED, REVOKED, REVOKED",
        "SUSPENDED, ACTIVE, RESTORED",
        "SUSPENDED, PENDING_REACTIVATION, PENDING_REACTIVATION",
        "SUSPENDED, PENDING_FIRST, PENDING_FIRST",
        "REVOKED, ACTIVE, RESTORED",
        "PENDING_REACTIVATION, ACTIVE, RESTORED",
        "PENDING_REACTIVATION, SUSPENDED, SUSPENDED"
    })
    void tellsEachChangeWithItsDay(GrantState before, GrantState after, MailKind told) {
        GrantChange first = step(LONG_AGO, before);
        assertThat(News.between(grant(first), grant(first, step(YESTERDAY, after)), NOW))
                .containsExactly(new News(told, LocalDate.parse(YESTERDAY)));
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING_FIRST, PENDING_FIRST",
        "SUSPENDED, SUSPENDED",
        "REVOKED, REVOKED",
        "PENDING_REACTIVATION, PENDING_REACTIVATION",
        "ACTIVE, ACTIVE"
    })
    void tellsTheFirstWord(GrantState state, MailKind told) {
        assertThat(News.between(Optional.empty(), grant(step(YESTERDAY, state)), NOW))
                .containsExactly(new News(told, LocalDate.parse(YESTERDAY)));
    }

    @ParameterizedTest
    @EnumSource
    void tellsNothingWhereNothingChanges(GrantState state) {
        Optional<Grant> same = grant(step(LONG_AGO, state));
        assertThat(News.between(same, same, NOW)).isEmpty();
    }

    /** Such as a second suspension, which moves the day or the reason alone. */
    @Test
    void tellsNothingWhereOnlyThePastChanges() {
        assertThat(News.between(
                        grant(step(LONG_AGO, GrantState.ACTIVE), step(TODAY, GrantState.SUSPENDED)),
                        grant(step(LONG_AGO, GrantState.ACTIVE), step(YESTERDAY, GrantState.SUSPENDED)),
                        NOW))
                .isEmpty();
    }

    @Test
    void tellsNothingWhereAllThatCameIsTakenBack() {
        assertThat(News.between(grant(step(YESTERDAY, GrantState.SUSPENDED)), Optional.empty(), NOW))
                .isEmpty();
    }

    @Test
    void tellsWhatLiesAheadWhenItIsCommunicated() {
        GrantChange active = step(LONG_AGO, GrantState.ACTIVE);
        assertThat(News.between(grant(active), grant(active, step(NEXT_MONTH, GrantState.SUSPENDED)), NOW))
                .containsExactly(new News(MailKind.SUSPENDED, LocalDate.parse(NEXT_MONTH)));
    }

    @Test
    void tellsWhatLiesAheadOnce() {
        GrantChange active = step(LONG_AGO, GrantState.ACTIVE);
        GrantChange ahead = step(NEXT_MONTH, GrantState.SUSPENDED);
        assertThat(News.between(grant(active, ahead), grant(active, ahead), NOW))
                .isEmpty();
    }

    /** The next communication, of whatever, tells of itself alone. */
    @Test
    void tellsItNotAgainWhenItsDayHasCome() {
        GrantChange active = step(LONG_AGO, GrantState.ACTIVE);
        GrantChange announced = step(YESTERDAY, GrantState.SUSPENDED);
        assertThat(News.between(
                        grant(active, announced), grant(active, announced, step(TODAY, GrantState.ACTIVE)), NOW))
                .containsExactly(new News(MailKind.RESTORED, LocalDate.parse(TODAY)));
    }

    @Test
    void tellsWhatHoldsNowBeforeWhatLiesAhead() {
        GrantChange active = step(LONG_AGO, GrantState.ACTIVE);
        assertThat(News.between(
                        grant(active),
                        grant(
                                active,
                                step(YESTERDAY, GrantState.SUSPENDED),
                                step(NEXT_MONTH, GrantState.PENDING_REACTIVATION)),
                        NOW))
                .containsExactly(
                        new News(MailKind.SUSPENDED, LocalDate.parse(YESTERDAY)),
                        new News(MailKind.PENDING_REACTIVATION, LocalDate.parse(NEXT_MONTH)));
    }

    private static GrantChange step(String day, GrantState state) {
        Instant from = PolicyZone.startOf(LocalDate.parse(day));
        return new GrantChange(from, state, from, GrantChange.Word.of("register"));
    }

    private static Optional<Grant> grant(GrantChange... steps) {
        return Optional.of(new Grant("consulenti-del-lavoro", GrantSource.REGISTER, Optional.empty(), List.of(steps)));
    }
}
