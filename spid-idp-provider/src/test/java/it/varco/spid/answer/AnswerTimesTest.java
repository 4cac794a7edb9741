package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.ASSERTION;
import static it.varco.spid.answer.TestAnswers.RECEIVED_AT;
import static it.varco.spid.answer.TestAnswers.REQUESTED_AT;
import static it.varco.spid.answer.TestAnswers.RESPONSE;
import static it.varco.spid.answer.TestAnswers.TOLERANCE;
import static it.varco.spid.answer.TestAnswers.set;
import static it.varco.spid.answer.TestAnswers.violations;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.TestRegistry;
import it.varco.spid.answer.TestAnswers.Edit;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.scheme.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTimesTest {

    private static final String CONDITIONS = ASSERTION + "/saml:Conditions";
    private static final String DATA =
            ASSERTION + "/saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData";
    private static final String STATEMENT = ASSERTION + "/saml:AuthnStatement";

    /** The edges: two honest clocks may be apart by the tolerance and by no more. */
    @ParameterizedTest(name = "{0}/@{1} = {2}: {3}")
    @MethodSource("edges")
    void drawsTheLineAtTheTolerance(String path, String attribute, Instant instant, List<String> codes) {
        assertThat(violations(TestAnswers.answer(Signed.ASSERTION, set(path, attribute, instant), Edit.NONE)))
                .isEqualTo(codes);
    }

    static Stream<Arguments> edges() {
        return Stream.of(
                        notBefore(RESPONSE, "IssueInstant", REQUESTED_AT.minus(TOLERANCE), "SPID-014"),
                        notAfter(RESPONSE, "IssueInstant", RECEIVED_AT.plus(TOLERANCE), "SPID-015"),
                        notBefore(ASSERTION, "IssueInstant", REQUESTED_AT.minus(TOLERANCE), "SPID-039"),
                        notAfter(ASSERTION, "IssueInstant", RECEIVED_AT.plus(TOLERANCE), "SPID-040"),
                        notAfter(STATEMENT, "AuthnInstant", RECEIVED_AT.plus(TOLERANCE), "SPID-V06"),
                        notAfter(CONDITIONS, "NotBefore", RECEIVED_AT.plus(TOLERANCE), "SPID-078"),
                        // "On or after": the instant itself is already too late.
                        notBefore(
                                CONDITIONS,
                                "NotOnOrAfter",
                                RECEIVED_AT.minus(TOLERANCE).plusNanos(1),
                                "SPID-082"),
                        notBefore(
                                DATA,
                                "NotOnOrAfter",
                                RECEIVED_AT.minus(TOLERANCE).plusNanos(1),
                                "SPID-066"))
                .flatMap(edge -> edge);
    }

    private static Stream<Arguments> notBefore(String path, String attribute, Instant first, String code) {
        return Stream.of(
                Arguments.of(path, attribute, first.plusSeconds(1), List.of()),
                Arguments.of(path, attribute, first, List.of()),
                Arguments.of(path, attribute, first.minusNanos(1), List.of(code)),
                Arguments.of(path, attribute, first.minusSeconds(1), List.of(code)));
    }

    private static Stream<Arguments> notAfter(String path, String attribute, Instant last, String code) {
        return Stream.of(
                Arguments.of(path, attribute, last.minusSeconds(1), List.of()),
                Arguments.of(path, attribute, last, List.of()),
                Arguments.of(path, attribute, last.plusNanos(1), List.of(code)),
                Arguments.of(path, attribute, last.plusSeconds(1), List.of(code)));
    }

    /** Looking for a phone takes time: the age of a request is the business of the session that holds it. */
    @Test
    void acceptsThePersonWhoTakesTwentyMinutes() {
        Instant asked = REQUESTED_AT.minus(Duration.ofMinutes(20));
        PendingRequest slow = new PendingRequest(
                Scheme.SPID,
                TestAnswers.REQUEST_ID,
                asked,
                TestRegistry.UNO.entityId(),
                TestAnswers.SERVICE_PROVIDER,
                TestAnswers.CONSUMER_SERVICE,
                SpidLevel.L2,
                Comparison.MINIMUM);
        assertThat(new AnswerJudge(TOLERANCE)
                        .judge(TestAnswers.genuine(Signed.BOTH), slow, TestRegistry.UNO.entry(), RECEIVED_AT))
                .isInstanceOf(Verdict.Accepted.class);
    }

    /** The assertion here lives from its instant to five minutes later; the tolerance widens that at both ends. */
    @Property(tries = 200)
    void believesAnswerOnlyWhileItLives(@ForAll @LongRange(min = -900, max = 900) long second) {
        Instant received = TestAnswers.ANSWERED_AT.plusSeconds(second);
        boolean alive = !received.isBefore(TestAnswers.ANSWERED_AT.minus(TOLERANCE))
                && received.isBefore(TestAnswers.ENDS_AT.plus(TOLERANCE));
        Verdict verdict =
                new AnswerJudge(TOLERANCE).judge(GENUINE, TestAnswers.pending(), TestRegistry.UNO.entry(), received);
        assertThat(verdict instanceof Verdict.Accepted).isEqualTo(alive);
    }

    private static final org.w3c.dom.Document GENUINE = TestAnswers.genuine(Signed.ASSERTION);
}
