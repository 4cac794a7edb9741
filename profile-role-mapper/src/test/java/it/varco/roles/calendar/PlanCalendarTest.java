package it.varco.roles.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.PlanVersion;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** INAIL's calendar, before and after the phase that was added by data on 20 April 2021 (domain.md, scenario 12). */
class PlanCalendarTest {

    private static final String INAIL = InailPlan.document();

    private static final String WITH_ONE_PHASE_MORE = INAIL.replace("\"phases\": [", """
                    "phases": [
                      {"id": "4", "act": {"name": "Nota operativa", "number": "4", "date": "2021-04-20"},
                       "from": "2021-05-17", "profiles": ["ditte"], "stops": ["role"]},""")
            .replace("\"effectiveFrom\": \"2018-01-01\"", "\"effectiveFrom\": \"2021-04-20\"");

    private static final PlanCalendar CALENDAR =
            PlanCalendar.of(AccessPolicy.of(List.of(version(1, INAIL), version(2, WITH_ONE_PHASE_MORE))));

    @ParameterizedTest
    @CsvSource({
        "2020-11-30, consulenti-del-lavoro, legacy-dispositive, true,  method/legacy-dispositive",
        "2020-12-01, consulenti-del-lavoro, legacy-dispositive, false, phase/1",
        "2020-12-01, consulenti-del-lavoro, pin-inps,           false, phase/1",
        "2020-12-01, consulenti-del-lavoro, spid,               true,  method/spid",
        "2021-02-28, amministrazioni-statali-gestione-conto-stato, legacy-generic, true,  method/legacy-generic",
        "2021-03-01, amministrazioni-statali-gestione-conto-stato, legacy-generic, false, phase/3",
        "2021-05-16, ditte,                 legacy-generic,     true,  method/legacy-generic",
        "2021-05-17, ditte,                 legacy-generic,     false, phase/4",
        "2021-05-17, lavoratori,            legacy-generic,     true,  method/legacy-generic",
        "2021-10-01, lavoratori,            cns,                true,  method/cns",
    })
    void saysWhatAMethodMayDoForAProfileOnADay(
            LocalDate day, String profile, String method, boolean allowed, String rule) {
        Decision role = answer(day, profile, method).role();

        assertThat(role.allows()).isEqualTo(allowed);
        assertThat(role.rule()).isEqualTo(rule);
    }

    @Test
    void saysThatNobodySignsInByPasswordFromTheCeilingOn() {
        ProfileOnDay.Answer last = answer(LocalDate.of(2021, 9, 30), "lavoratori", "legacy-generic");
        ProfileOnDay.Answer over = answer(LocalDate.of(2021, 10, 1), "lavoratori", "legacy-generic");

        assertThat(last.isAllowed()).isTrue();
        assertThat(over.isAllowed()).isFalse();
        assertThat(over.login().allows()).isFalse();
    }

    @Test
    void saysFromWhenNoPasswordIsGivenOut() {
        assertThat(answer(LocalDate.of(2021, 2, 27), "lavoratori", "legacy-generic")
                        .issue())
                .map(Decision::allows)
                .contains(true);
        assertThat(answer(LocalDate.of(2021, 2, 28), "lavoratori", "legacy-generic")
                        .issue())
                .map(Decision::allows)
                .contains(false);
        assertThat(answer(LocalDate.of(2021, 2, 27), "lavoratori", "spid").issue())
                .isEmpty();
    }

    @Test
    void listsTheDaysOnWhichSomethingChangesByTheVersionThatDecidesThen() {
        List<PlanCalendar.Boundary> boundaries =
                CALENDAR.boundaries(LocalDate.of(2020, 1, 1), LocalDate.of(2021, 10, 1));

        assertThat(boundaries)
                .extracting(boundary -> boundary.day() + " v" + boundary.plan().number())
                .containsExactly(
                        "2020-12-01 v1",
                        "2021-02-28 v1",
                        "2021-03-01 v1",
                        "2021-04-20 v2",
                        "2021-05-17 v2",
                        "2021-10-01 v2");
    }

    @Test
    void knowsNothingBeforeTheFirstVersion() {
        assertThat(CALENDAR.day(LocalDate.of(2017, 12, 31))).isEmpty();
        assertThat(CALENDAR.day(LocalDate.of(2018, 1, 1))).isPresent();
        assertThat(PlanCalendar.of(AccessPolicy.of(List.of()))
                        .boundaries(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 1, 1)))
                .isEmpty();
    }

    private static ProfileOnDay.Answer answer(LocalDate day, String profile, String method) {
        return CALENDAR.day(day).stream()
                .flatMap(found -> found.profiles().stream())
                .filter(found -> found.profile().slug().equals(profile))
                .flatMap(found -> found.answers().stream())
                .filter(found -> found.method().slug().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static PlanVersion version(int number, String document) {
        return new PlanVersion(number, InailPlan.compiled(document));
    }
}
