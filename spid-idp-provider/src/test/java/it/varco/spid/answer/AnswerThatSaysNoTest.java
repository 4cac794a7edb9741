package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.RESPONSE;
import static it.varco.spid.answer.TestAnswers.append;
import static it.varco.spid.answer.TestAnswers.declined;
import static it.varco.spid.answer.TestAnswers.judge;
import static it.varco.spid.answer.TestAnswers.remove;
import static it.varco.spid.answer.TestAnswers.set;
import static it.varco.spid.answer.TestAnswers.sign;
import static it.varco.spid.answer.TestAnswers.unset;
import static it.varco.spid.answer.TestAnswers.violations;
import static it.varco.spid.answer.TestAnswers.write;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.TestKeys;
import it.varco.spid.TestRegistry;
import it.varco.spid.answer.TestAnswers.Edit;
import it.varco.spid.xml.Saml;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerThatSaysNoTest {

    private static final String MESSAGE = RESPONSE + "/samlp:Status/samlp:StatusMessage";

    /** AgID's validator, cases 104 to 108 and 111; the table of anomalies for the rest. */
    @ParameterizedTest(name = "[{0}]")
    @CsvSource({
        "ErrorCode nr08, 8, anomaly-request",
        "ErrorCode nr8, 8, anomaly-request",
        "ErrorCode nr09, 9, anomaly-request",
        "ErrorCode nr11, 11, anomaly-request",
        "ErrorCode nr12, 12, anomaly-12",
        "ErrorCode nr13, 13, anomaly-request",
        "ErrorCode nr14, 14, anomaly-request",
        "ErrorCode nr15, 15, anomaly-request",
        "ErrorCode nr16, 16, anomaly-request",
        "ErrorCode nr17, 17, anomaly-request",
        "ErrorCode nr18, 18, anomaly-request",
        "ErrorCode nr19, 19, anomaly-19",
        "ErrorCode nr20, 20, anomaly-20",
        "ErrorCode nr21, 21, anomaly-21",
        "ErrorCode nr22, 22, anomaly-22",
        "ErrorCode nr23, 23, anomaly-23",
        "ErrorCode nr25, 25, anomaly-25",
        "ErrorCode nr30, 30, anomaly-30",
        // Numbers that have no meaning for a service provider.
        "ErrorCode nr02, 2, anomaly-other",
        "ErrorCode nr24, 24, anomaly-other",
        "ErrorCode nr99, 99, anomaly-other",
        // As providers write it in the field.
        "errorcode NR19, 19, anomaly-19",
        "'  ErrorCode nr19  ', 19, anomaly-19",
        "'\nErrorCode\tnr19\n', 19, anomaly-19",
        "ErrorCode nr 19, 19, anomaly-19",
        // Not AgID's form: said in words of ours, whatever it says.
        "'', 0, anomaly-other",
        "ErrorCode, 0, anomaly-other",
        "ErrorCode nr, 0, anomaly-other",
        "ErrorCode nr1900, 0, anomaly-other",
        "ErrorCode nr-19, 0, anomaly-other",
        "ErrorCode nr19 ErrorCode nr25, 0, anomaly-other",
        "Your account is locked: call 06 000000, 0, anomaly-other",
        "&lt;script&gt;alert(19)&lt;/script&gt; ErrorCode nr19, 0, anomaly-other"
    })
    void readsTheNumberOfTheAnomaly(String statusMessage, int number, String messageKey) {
        Anomaly anomaly = anomaly(judge(declined(statusMessage, Edit.NONE)));
        assertThat(anomaly.number()).isEqualTo(number);
        assertThat(anomaly.messageKey()).isEqualTo(messageKey);
        assertThat(anomaly.code()).isEqualTo("SPID-NR%02d", number);
    }

    @Test
    void readsNoNumberWhereThereIsNoStatusMessage() {
        assertThat(anomaly(judge(declined("", remove(MESSAGE)))).number()).isZero();
    }

    @Test
    void readsNoNumberOutOfTwoStatusMessages() {
        assertThat(anomaly(judge(declined("ErrorCode nr19", TestAnswers.repeat(MESSAGE))))
                        .number())
                .isZero();
    }

    @Test
    void isBelievedUnsignedWhereItAnswersTheRequest() {
        assertThat(judge(declined("ErrorCode nr25", Edit.NONE))).isEqualTo(new Verdict.Declined(new Anomaly(25)));
    }

    @Test
    void isBelievedSignedByTheProviderAsked() {
        assertThat(judge(declined("ErrorCode nr25", document -> sign(document, RESPONSE, TestKeys.UNO))))
                .isInstanceOf(Verdict.Declined.class);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("unbound")
    void isRefusedWhereItDoesNotAnswerTheRequest(String what, String code, Edit edit) {
        assertThat(violations(declined("ErrorCode nr25", edit))).containsExactly(code);
    }

    static Stream<Arguments> unbound() {
        return Stream.of(
                Arguments.of("another request", "SPID-016", set(RESPONSE, "InResponseTo", "_other")),
                Arguments.of("no request", "SPID-016", unset(RESPONSE, "InResponseTo")),
                Arguments.of("another service", "SPID-019", set(RESPONSE, "Destination", "https://altro.example/acs")),
                Arguments.of("no service", "SPID-019", unset(RESPONSE, "Destination")),
                Arguments.of(
                        "another provider", "SPID-027", write(RESPONSE + "/saml:Issuer", TestRegistry.DUE.entityId())),
                Arguments.of("no provider", "SPID-027", remove(RESPONSE + "/saml:Issuer")),
                Arguments.of(
                        "signed by another", "SPID-V02", (Edit) document -> sign(document, RESPONSE, TestKeys.DUE)),
                Arguments.of(
                        "with an Assertion",
                        "SPID-026",
                        append(RESPONSE, "<a:Assertion xmlns:a=\"" + Saml.ASSERTION_NS + "\"/>")),
                Arguments.of(
                        "with an Assertion deep inside",
                        "SPID-026",
                        append(
                                RESPONSE + "/samlp:Status",
                                "<d xmlns=\"urn:other\"><a:Assertion xmlns:a=\"" + Saml.ASSERTION_NS + "\"/></d>")),
                Arguments.of(
                        "with an EncryptedAssertion",
                        "SPID-026",
                        append(RESPONSE, "<a:EncryptedAssertion xmlns:a=\"" + Saml.ASSERTION_NS + "\"/>")));
    }

    private static Anomaly anomaly(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Declined.class);
        return ((Verdict.Declined) verdict).anomaly();
    }
}
