package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.FISCAL_CODE;
import static it.varco.spid.answer.TestAnswers.genuine;
import static it.varco.spid.answer.TestAnswers.judge;
import static it.varco.spid.answer.TestAnswers.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import it.varco.policy.person.FiscalCode;
import it.varco.spid.TestRegistry;
import it.varco.spid.answer.AnswerCases.AnswerCase;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.level.SpidLevel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerChecksTest {

    @ParameterizedTest
    @MethodSource("it.varco.spid.answer.AnswerCases#refused")
    void refusesAnswerByExactlyTheRulesItBreaks(AnswerCase answer) {
        assertThat(violations(answer.document())).containsExactlyInAnyOrderElementsOf(answer.codes());
    }

    @ParameterizedTest
    @MethodSource("it.varco.spid.answer.AnswerCases#accepted")
    void acceptsAnswerThatKeepsTheRules(AnswerCase answer) {
        assertThat(judge(answer.document())).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void readsTheAnswerThatItAccepts() {
        assertThat(judge(genuine(Signed.BOTH)))
                .asInstanceOf(type(Verdict.Accepted.class))
                .extracting(Verdict.Accepted::answer)
                .satisfies(answer -> {
                    assertThat(answer.responseId()).isEqualTo("_response");
                    assertThat(answer.assertionId()).isEqualTo("_assertion");
                    assertThat(answer.usableUntil()).isEqualTo(TestAnswers.ENDS_AT);
                    assertThat(answer.entityId()).isEqualTo(TestRegistry.UNO.entityId());
                    assertThat(answer.level()).isEqualTo(SpidLevel.L2);
                    assertThat(answer.person())
                            .isEqualTo(FiscalCode.parse(FISCAL_CODE).orElseThrow());
                    assertThat(answer.attributes())
                            .containsEntry("name", "Mario")
                            .containsEntry("familyName", "Rossi")
                            .hasSize(3);
                });
    }

    @Test
    void printsNothingOfThePerson() {
        assertThat(judge(genuine(Signed.BOTH)).toString()).doesNotContain(FISCAL_CODE, "Mario", "Rossi", "_a-name");
    }

    @Test
    void namesEachRuleOnce() {
        assertThat(Stream.concat(SpidChecks.ALL.stream(), SpidChecks.ERROR_ANSWER.stream())
                        .distinct()
                        .map(AnswerCheck::code))
                .doesNotHaveDuplicates();
    }

    /** A check that nothing can fail, or that nobody has tried, is no check. */
    @Test
    void hasFailingCaseForEveryRule() {
        List<String> tried = AnswerCases.refused()
                .flatMap(answer -> answer.codes().stream())
                .distinct()
                .toList();
        assertThat(AnswerJudge.rules().keySet()).containsExactlyInAnyOrderElementsOf(tried);
    }

    /** The person is told one thing: where a level is missing, or an answer unexpected, that and not that it is invalid. */
    @Test
    void tellsThePersonWhatTheyCanDoAbout() {
        assertThat(SpidChecks.ALL.stream()
                        .filter(check -> !"answer-invalid".equals(check.messageKey()))
                        .map(check -> check.code() + " " + check.messageKey()))
                .containsExactlyInAnyOrder(
                        "SPID-016 answer-unexpected",
                        "SPID-060 answer-unexpected",
                        "SPID-094 level-too-low",
                        "SPID-103 missing-fiscal-number");
    }
}
