package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.ASSERTION;
import static it.varco.spid.answer.TestAnswers.RECEIVED_AT;
import static it.varco.spid.answer.TestAnswers.TOLERANCE;
import static it.varco.spid.answer.TestAnswers.set;
import static it.varco.spid.answer.TestAnswers.unset;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.TestRegistry;
import it.varco.spid.answer.TestAnswers.Edit;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.scheme.Scheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** What is forgiven CIE id is forgiven nobody else, and nothing else is forgiven CIE id. */
class CieAnswersTest {

    private static final String ISSUER = ASSERTION + "/saml:Issuer";

    static Stream<Arguments> formats() {
        Edit absent = unset(ISSUER, "Format");
        Edit empty = set(ISSUER, "Format", "");
        Edit persistent = set(ISSUER, "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
        return Stream.of(
                Arguments.of("absent", absent, Scheme.CIE, List.of()),
                Arguments.of("empty", empty, Scheme.CIE, List.of()),
                Arguments.of("entity", Edit.NONE, Scheme.CIE, List.of()),
                Arguments.of("persistent", persistent, Scheme.CIE, List.of("SPID-070")),
                Arguments.of("absent", absent, Scheme.SPID, List.of("SPID-070")),
                Arguments.of("empty", empty, Scheme.SPID, List.of("SPID-070")),
                Arguments.of("entity", Edit.NONE, Scheme.SPID, List.of()));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("formats")
    void judgesTheFormatOfTheAssertionsIssuerByTheSchemeThatWasAsked(
            String format, Edit edit, Scheme scheme, List<String> codes) {
        assertThat(violations(scheme, TestAnswers.answer(Signed.BOTH, edit, Edit.NONE)))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @MethodSource("it.varco.spid.answer.AnswerCases#refused")
    void refusesFromCieEveryOtherAnswerThatSpidRefuses(AnswerCases.AnswerCase answer) {
        List<String> codes = answer.codes().stream()
                .filter(code -> !code.equals("SPID-070") || !answer.number().matches("70|71"))
                .toList();
        assertThat(violations(Scheme.CIE, answer.document())).containsExactlyInAnyOrderElementsOf(codes);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scheme.class,
            names = {"SPID", "CIE"})
    void acceptsTheGenuineAnswerOf(Scheme scheme) {
        assertThat(violations(scheme, TestAnswers.genuine(Signed.BOTH))).isEmpty();
    }

    private static List<String> violations(Scheme scheme, Document document) {
        PendingRequest pending = TestAnswers.pending(scheme, TestRegistry.UNO, SpidLevel.L2, Comparison.MINIMUM);
        Verdict verdict = new AnswerJudge(TOLERANCE).judge(document, pending, TestRegistry.UNO.entry(), RECEIVED_AT);
        return verdict instanceof Verdict.Refused refused
                ? refused.violations().stream().map(Violation::code).toList()
                : List.of();
    }
}
