package it.varco.policy.keycloak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

class PlanHistoryTest {

    private static final PublishedVersion FIRST =
            new PublishedVersion(1, Instant.parse("2020-10-19T08:00:00Z"), PublishedVersion.IMPORT, "{\"a\": \"è\"}");
    private static final PublishedVersion SECOND =
            new PublishedVersion(2, Instant.parse("2021-04-20T08:00:00Z"), "account-id", "{\"b\": 1}");

    @Test
    void comesBackInOrderWhateverTheOrderInTheDatabase() {
        ComponentModel component = new ComponentModel();
        new PlanHistory(List.of(FIRST, SECOND)).writeTo(component);
        List<String> shuffled = new ArrayList<>(component.getConfig().get(RealmPlan.HISTORY));
        Collections.reverse(shuffled);
        component.getConfig().put(RealmPlan.HISTORY, shuffled);

        assertThat(PlanHistory.of(component)).contains(new PlanHistory(List.of(FIRST, SECOND)));
    }

    @Test
    void isNoHistoryWhereAnEntryCannotBeRead() {
        ComponentModel component = new ComponentModel();
        component.getConfig().put(RealmPlan.HISTORY, List.of(FIRST.text(), "{\"number\": 2}"));

        assertThat(PlanHistory.of(component)).isEmpty();
    }

    @Test
    void countsFromOne() {
        assertThat(new PlanHistory(List.of(FIRST, SECOND)).isCountedFromOne()).isTrue();
        assertThat(new PlanHistory(List.of(SECOND)).isCountedFromOne()).isFalse();
        assertThat(new PlanHistory(List.of(FIRST, FIRST)).isCountedFromOne()).isFalse();
    }

    @Test
    void knowsItsLatestAndEachByNumber() {
        PlanHistory history = new PlanHistory(List.of(FIRST)).with(SECOND);

        assertThat(history.latest()).contains(SECOND);
        assertThat(history.version(1)).contains(FIRST);
        assertThat(history.version(3)).isEmpty();
        assertThat(new PlanHistory(List.of()).latest()).isEmpty();
    }
}
