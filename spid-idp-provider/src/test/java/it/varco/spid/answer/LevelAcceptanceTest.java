package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.ASSERTION;
import static it.varco.spid.answer.TestAnswers.RECEIVED_AT;
import static it.varco.spid.answer.TestAnswers.TOLERANCE;
import static it.varco.spid.answer.TestAnswers.pending;
import static it.varco.spid.answer.TestAnswers.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import it.varco.spid.TestRegistry;
import it.varco.spid.answer.TestAnswers.Edit;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelAcceptanceTest {

    /** AgID's validator, cases 94 to 96, with each Comparison. A provider may always give more than was asked. */
    @ParameterizedTest(name = "{0} {1}: {2} {3} {4}")
    @CsvSource({
        // Comparison, level asked, and what becomes of level 1, 2 and 3.
        "EXACT,   L1, accepted, accepted, accepted",
        "EXACT,   L2, refused,  accepted, accepted",
        "EXACT,   L3, refused,  refused,  accepted",
        "MINIMUM, L1, accepted, accepted, accepted",
        "MINIMUM, L2, refused,  accepted, accepted",
        "MINIMUM, L3, refused,  refused,  accepted",
        "BETTER,  L1, refused,  accepted, accepted",
        "BETTER,  L2, refused,  refused,  accepted",
        "BETTER,  L3, refused,  refused,  refused",
        "MAXIMUM, L1, accepted, accepted, accepted",
        "MAXIMUM, L2, accepted, accepted, accepted",
        "MAXIMUM, L3, accepted, accepted, accepted"
    })
    void acceptsWhatTheComparisonAllows(Comparison comparison, SpidLevel asked, String one, String two, String three) {
        assertThat(outcome(comparison, asked, SpidLevel.L1)).isEqualTo(one);
        assertThat(outcome(comparison, asked, SpidLevel.L2)).isEqualTo(two);
        assertThat(outcome(comparison, asked, SpidLevel.L3)).isEqualTo(three);
    }

    /** What applications read is the level that was given. */
    @Test
    void keepsTheLevelGivenAndNotTheOneAsked() {
        assertThat(judge(Comparison.MINIMUM, SpidLevel.L1, SpidLevel.L3))
                .asInstanceOf(type(Verdict.Accepted.class))
                .extracting(accepted -> accepted.answer().level())
                .isEqualTo(SpidLevel.L3);
        assertThat(judge(Comparison.MAXIMUM, SpidLevel.L3, SpidLevel.L1))
                .asInstanceOf(type(Verdict.Accepted.class))
                .extracting(accepted -> accepted.answer().level())
                .isEqualTo(SpidLevel.L1);
    }

    private static String outcome(Comparison comparison, SpidLevel asked, SpidLevel given) {
        Verdict verdict = judge(comparison, asked, given);
        if (verdict instanceof Verdict.Refused refused) {
            // The level is the one thing wrong, and the one thing the person hears of.
            assertThat(refused.violations()).containsExactly(new Violation("SPID-094", "level-too-low"));
            return "refused";
        }
        return "accepted";
    }

    private static Verdict judge(Comparison comparison, SpidLevel asked, SpidLevel given) {
        Edit level =
                write(ASSERTION + "/saml:AuthnStatement/saml:AuthnContext/saml:AuthnContextClassRef", given.classRef());
        return new AnswerJudge(TOLERANCE)
                .judge(
                        TestAnswers.answer(Signed.ASSERTION, level, Edit.NONE),
                        pending(TestRegistry.UNO, asked, comparison),
                        TestRegistry.UNO.entry(),
                        RECEIVED_AT);
    }
}
