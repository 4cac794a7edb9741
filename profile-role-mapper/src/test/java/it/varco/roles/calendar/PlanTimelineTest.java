package it.varco.roles.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.plan.MethodRule;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when which method will do, as the calendar draws it. */
class PlanTimelineTest {

    private static final CompiledPlan INAIL = InailPlan.compiled(InailPlan.document());

    @ParameterizedTest
    @CsvSource({
        "legacy-dispositive, consulenti-del-lavoro,                         2020-12-01",
        "legacy-dispositive, amministrazioni-statali-gestione-conto-stato,  2021-03-01",
        "legacy-generic,     lavoratori,                                    2021-10-01",
        "pin-inps,           consulenti-del-lavoro,                         2020-12-01"
    })
    void aWeakMethodDoesUntilItsDayAndNoLonger(String method, String profile, LocalDate stop) {
        ProfileLine line = line(method, profile);
        assertThat(line.segments()).hasSize(2);
        assertThat(line.segments().get(0).decision().allows()).isTrue();
        assertThat(line.segments().get(0).until()).contains(stop);
        assertThat(line.segments().get(1).decision().allows()).isFalse();
        assertThat(line.segments().get(1).from()).isEqualTo(stop);
        assertThat(line.segments().get(1).until()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"spid", "cie", "cns"})
    void aStrongMethodDoesWithoutEnd(String method) {
        ProfileLine line = line(method, "consulenti-del-lavoro");
        assertThat(line.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.decision().allows()).isTrue();
            assertThat(segment.until()).isEmpty();
        });
    }

    private static ProfileLine line(String method, String profile) {
        MethodRule rule = INAIL.plan().methods().stream()
                .filter(found -> found.method().slug().equals(method))
                .findFirst()
                .orElseThrow();
        return new PlanTimeline(INAIL)
                .lines(rule).stream()
                        .filter(found -> found.profile().slug().equals(profile))
                        .findFirst()
                        .orElseThrow();
    }
}
