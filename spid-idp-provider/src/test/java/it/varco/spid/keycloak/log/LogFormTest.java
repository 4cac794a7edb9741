package it.varco.spid.keycloak.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormTest {

    private static final String CODE = "NREPLA63M19G273S";

    /** The clocks go forward on 28 March 2021: days in Italy are not 24 hours long. */
    @Test
    void aDayIsADayInItalyAndTheLastIsMeantToo() {
        LogQuestion question =
                form(CODE, "", "2021-03-28", "2021-03-28").question().orElseThrow();
        assertThat(question.from()).contains(Instant.parse("2021-03-27T23:00:00Z"));
        assertThat(question.to()).contains(Instant.parse("2021-03-28T22:00:00Z"));
        assertThat(question.namesOne()).isTrue();
    }

    @Test
    void whatIsLeftEmptyIsNotAsked() {
        assertThat(form("", "_1", "", "").question())
                .contains(new LogQuestion(
                        Optional.empty(), Optional.of("_1"), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "NREPLA63M19G273X, '', ''",
        "nobody, '', ''",
        "'', 2021-02-30, ''",
        "'', +99999-01-01, ''",
        "'', tomorrow, ''",
        "'', 2021-04-06, 2021-04-05"
    })
    void isNoQuestionWhereACodeOrADayIsNone(String code, String from, String to) {
        assertThat(form(code, "_1", from, to).question()).isEmpty();
    }

    @Test
    void saysNothingOfThePerson() {
        assertThat(form(CODE, "_1", "", "")).hasToString("LogForm[, ]");
    }

    private static LogForm form(String code, String message, String from, String to) {
        return new LogForm(code, message, from, to, "", 0);
    }
}
