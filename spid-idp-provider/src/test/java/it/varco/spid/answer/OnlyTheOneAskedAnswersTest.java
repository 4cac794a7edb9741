package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.RECEIVED_AT;
import static it.varco.spid.answer.TestAnswers.TOLERANCE;
import static it.varco.spid.answer.TestAnswers.pending;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.TestKeys;
import it.varco.spid.TestRegistry;
import it.varco.spid.answer.TestAnswers.Edit;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All providers of the federation answer at one location: each with a right key, and none for another. */
class OnlyTheOneAskedAnswersTest {

    @ParameterizedTest(name = "{0} answers with the key of {1} what was asked of {2}")
    @MethodSource("everyCombination")
    void acceptsTheProviderAskedWithItsOwnKeyAlone(TestRegistry issuer, TestRegistry key, TestRegistry asked) {
        Verdict verdict = new AnswerJudge(TOLERANCE)
                .judge(
                        TestAnswers.answer(issuer, key.key(), Signed.BOTH, Edit.NONE, Edit.NONE),
                        pending(asked, SpidLevel.L2, Comparison.MINIMUM),
                        asked.entry(),
                        RECEIVED_AT);
        assertThat(verdict instanceof Verdict.Accepted).isEqualTo(issuer == asked && key == asked);
    }

    static Stream<Arguments> everyCombination() {
        return Stream.of(TestRegistry.values())
                .flatMap(issuer -> Stream.of(TestRegistry.values())
                        .flatMap(key ->
                                Stream.of(TestRegistry.values()).map(asked -> Arguments.of(issuer, key, asked))));
    }

    /** A provider that changes its certificate has both in the registry for a while. */
    @Test
    void acceptsAnyOfTheProvidersOwnKeys() {
        assertThat(TestAnswers.judge(
                        TestAnswers.genuine(Signed.BOTH),
                        TestRegistry.UNO.entry(TestKeys.STRANGER, TestKeys.WEAK, TestKeys.UNO)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesKeyThatTheRegistryNoLongerHas() {
        assertThat(TestAnswers.judge(TestAnswers.genuine(Signed.BOTH), TestRegistry.UNO.entry(TestKeys.DUE)))
                .isInstanceOf(Verdict.Refused.class);
    }
}
