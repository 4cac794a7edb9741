package it.varco.policy.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.policy.plan.GrantSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrantTest {

    private static final Instant FIRST = Instant.parse("2020-01-01T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2020-06-01T10:00:00Z");
    private static final Instant THIRD = Instant.parse("2021-06-01T10:00:00Z");

    private static GrantChange change(Instant from, GrantState state) {
        return new GrantChange(from, state, FIRST, GrantChange.Word.of("test"));
    }

    private static Grant grant(GrantChange... changes) {
        return new Grant("avvocati", GrantSource.OFFICE, Optional.empty(), List.of(changes));
    }

    @Test
    void standsWhereTheLastChangePutIt() {
        Grant grant = grant(change(FIRST, GrantState.ASKED), change(SECOND, GrantState.ACTIVE));

        assertThat(grant.stateAt(FIRST.minusNanos(1))).isEmpty();
        assertThat(grant.stateAt(FIRST)).contains(GrantState.ASKED);
        assertThat(grant.stateAt(SECOND.minusNanos(1))).contains(GrantState.ASKED);
        assertThat(grant.stateAt(SECOND)).contains(GrantState.ACTIVE);
    }

    @Test
    void standsNowhereWithoutChanges() {
        assertThat(grant().stateAt(THIRD)).isEmpty();
        assertThat(grant().nextChangeAfter(FIRST)).isEmpty();
    }

    @Test
    void ofTwoChangesAtOneInstantTheLaterOneCounts() {
        assertThat(grant(change(FIRST, GrantState.ACTIVE), change(FIRST, GrantState.SUSPENDED))
                        .stateAt(FIRST))
                .contains(GrantState.SUSPENDED);
    }

    @Test
    void knowsWhenItChangesNext() {
        Grant grant = grant(change(FIRST, GrantState.ASKED), change(SECOND, GrantState.ACTIVE));

        assertThat(grant.nextChangeAfter(FIRST.minusNanos(1))).contains(FIRST);
        assertThat(grant.nextChangeAfter(FIRST)).contains(SECOND);
        assertThat(grant.nextChangeAfter(SECOND)).isEmpty();
    }

    @Test
    void newChangePutsAsideWhatWasPlannedAfterIt() {
        Grant grant = grant(change(FIRST, GrantState.ACTIVE), change(THIRD, GrantState.WITHDRAWN));
        Grant changed = grant.with(change(SECOND, GrantState.SUSPENDED));

        assertThat(changed.changes())
                .extracting(GrantChange::state)
                .containsExactly(GrantState.ACTIVE, GrantState.SUSPENDED);
        assertThat(grant.changes()).hasSize(2);
    }

    @Test
    void newChangeAtTheSameInstantCountsAndTheOldOneIsKept() {
        assertThat(grant(change(FIRST, GrantState.ACTIVE))
                        .with(change(FIRST, GrantState.WITHDRAWN))
                        .changes())
                .extracting(GrantChange::state)
                .containsExactly(GrantState.ACTIVE, GrantState.WITHDRAWN);
    }

    @Test
    void refusesChangesOutOfOrder() {
        assertThatThrownBy(() -> grant(change(SECOND, GrantState.ACTIVE), change(FIRST, GrantState.SUSPENDED)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(GrantSource.class)
    void delegationAndNothingElseNamesADelegator(GrantSource source) {
        Optional<String> wrong = source == GrantSource.DELEGATION ? Optional.empty() : Optional.of("someone");
        Optional<String> right = source == GrantSource.DELEGATION ? Optional.of("someone") : Optional.empty();

        assertThatThrownBy(() -> new Grant("avvocati", source, wrong, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Grant("avvocati", source, right, List.of()).delegator()).isEqualTo(right);
    }
}
