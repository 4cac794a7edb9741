package it.varco.legacy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrantMergeTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant DECIDED = Instant.parse("2020-06-01T00:00:00Z");

    private static final String ACTIVE = timeline("{'from':'2017-02-20','state':'active'}");
    private static final String WITHDRAWN =
            timeline("{'from':'2017-02-20','state':'active'},{'from':'2019-02-20','state':'withdrawn'}");

    @Test
    void addsAGrantThatTheAccountHasNot() {
        GrantMerge merge = merge(List.of(), ACTIVE, THEN);
        assertThat(merge.isChanged()).isTrue();
        assertThat(merge.grants()).singleElement().satisfies(grant -> {
            assertThat(grant.changes().get(0).word().by()).isEqualTo("import");
            assertThat(grant.changes().get(0).recordedAt()).isEqualTo(THEN);
        });
    }

    @Test
    void theSameLineAgainChangesNothingNotEvenWhenItWasRecorded() {
        List<Grant> present = merge(List.of(), ACTIVE, THEN).grants();
        GrantMerge again = merge(present, ACTIVE, LATER);
        assertThat(again.isChanged()).isFalse();
        assertThat(again.grants()).isEqualTo(present);
    }

    @Test
    void whatOnlyAnImportSaidAnImportSaysAnew() {
        List<Grant> present = merge(List.of(), ACTIVE, THEN).grants();
        GrantMerge again = merge(present, WITHDRAWN, LATER);
        assertThat(again.isChanged()).isTrue();
        assertThat(again.grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant.stateAt(LATER)).contains(GrantState.WITHDRAWN));
    }

    @Test
    void whatWasDecidedHereStaysAndTheSameLineIsNoReasonToRefuse() {
        List<Grant> decided = decidedHere(merge(List.of(), ACTIVE, THEN).grants());
        GrantMerge again = merge(decided, ACTIVE, LATER);
        assertThat(again.isChanged()).isFalse();
        assertThat(again.grants()).isEqualTo(decided);
    }

    @Test
    void aLineThatKnowsBetterThanADecisionHereIsRefused() {
        List<Grant> decided = decidedHere(merge(List.of(), ACTIVE, THEN).grants());
        Refused refused = catchThrowableOfType(Refused.class, () -> merge(decided, WITHDRAWN, LATER));
        assertThat(refused.fault()).isEqualTo(Fault.CHANGED_HERE);
        assertThat(refused.field()).isEqualTo("/grants/0");
    }

    @Test
    void whatADecisionHereMadeMootIsNoDifference() {
        String planned = timeline("{'from':'2017-02-20','state':'active'},{'from':'2021-01-01','state':'withdrawn'}");
        List<Grant> decided = decidedHere(merge(List.of(), planned, THEN).grants());
        assertThat(merge(decided, planned, LATER).isChanged()).isFalse();
    }

    @Test
    void aGrantThatTheLineDoesNotNameStays() {
        List<Grant> present = merge(List.of(), ACTIVE, THEN).grants();
        GrantMerge other = merge(
                present,
                TestLines.withGrant(
                        "{'profile':'ditte','source':'open','timeline':[{'from':'2017-02-20'," + "'state':'active'}]}"),
                LATER);
        assertThat(other.grants()).extracting(Grant::profile).containsExactly("avvocati", "ditte");
    }

    @Test
    void twoDelegatorsAreTwoGrants() {
        String line = TestLines.withGrant("{'profile':'avvocati','source':'delegation','delegatorFiscalCode':'"
                + TestLines.OTHER_CODE + "','timeline':[{'from':'2017-02-20','state':'active'}]}");
        GrantMerge merge = new GrantMerge(List.of(), THEN);
        merge.add(TestLines.read(line).grants().get(0), Optional.of("one"), "/grants/0");
        merge.add(TestLines.read(line).grants().get(0), Optional.of("two"), "/grants/1");
        assertThat(merge.grants()).extracting(Grant::delegator).containsExactly(Optional.of("one"), Optional.of("two"));
    }

    private static GrantMerge merge(List<Grant> present, String line, Instant recordedAt) {
        GrantMerge merge = new GrantMerge(present, recordedAt);
        merge.add(TestLines.read(line).grants().get(0), Optional.empty(), "/grants/0");
        return merge;
    }

    private static List<Grant> decidedHere(List<Grant> grants) {
        return grants.stream()
                .map(grant -> grant.with(
                        new GrantChange(DECIDED, GrantState.WITHDRAWN, DECIDED, GrantChange.Word.of("an operator"))))
                .toList();
    }

    private static String timeline(String steps) {
        return TestLines.withGrant("{'profile':'avvocati','source':'office','timeline':[" + steps + "]}");
    }
}
