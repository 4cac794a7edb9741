package it.varco.spid.answer;

import static it.varco.spid.xml.Saml.PROTOCOL_NS;

import it.varco.spid.logout.FederatedSession;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Document;

/** Judges an answer: a pure function of the document, the pending request, the entry that was asked and the instant. */
public final class AnswerJudge {

    private final Duration tolerance;

    /** @param tolerance how far the provider's clock and ours may be apart */
    public AnswerJudge(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /** The codes of all checks with the rule of each, for the operator's table. */
    public static Map<String, String> rules() {
        Map<String, String> rules = new TreeMap<>();
        SpidChecks.ALL.forEach(check -> rules.put(check.code(), check.rule()));
        SpidChecks.ERROR_ANSWER.forEach(check -> rules.put(check.code(), check.rule()));
        return rules;
    }

    /** Runs every check, also after one has failed, so that the operator sees all that is wrong. */
    public Verdict judge(Document document, PendingRequest pending, RegistryEntry entry, Instant receivedAt) {
        AnswerUnderCheck answer = new AnswerUnderCheck(
                new XmlElement(document.getDocumentElement()), pending, entry, receivedAt, tolerance);
        boolean declined = answer.statusCode()
                .filter(code -> !code.equals(Saml.STATUS_SUCCESS))
                .isPresent();
        List<Violation> violations = (declined ? SpidChecks.ERROR_ANSWER : SpidChecks.ALL)
                .stream()
                        .filter(check -> !check.holds().test(answer))
                        .map(AnswerCheck::violation)
                        .toList();
        if (!violations.isEmpty()) {
            return new Verdict.Refused(violations);
        }
        return declined ? new Verdict.Declined(anomaly(answer)) : new Verdict.Accepted(read(answer));
    }

    private static Anomaly anomaly(AnswerUnderCheck answer) {
        return Anomaly.of(answer.status().flatMap(status -> status.only(PROTOCOL_NS, "StatusMessage")));
    }

    private static VerifiedAnswer read(AnswerUnderCheck answer) {
        XmlElement assertion = answer.assertion().orElseThrow();
        return new VerifiedAnswer(
                answer.pending().scheme(),
                answer.response().attribute("ID").orElseThrow(),
                assertion.attribute("ID").orElseThrow(),
                answer.conditionsEnd().orElseThrow(),
                answer.pending().entityId(),
                answer.level().orElseThrow(),
                answer.person().orElseThrow(),
                session(answer),
                answer.values());
    }

    private static FederatedSession session(AnswerUnderCheck answer) {
        XmlElement name = answer.nameId().orElseThrow();
        return new FederatedSession(
                answer.pending().entityId(),
                answer.pending().serviceProvider(),
                name.text().orElseThrow(),
                name.filled("NameQualifier").orElseThrow(),
                answer.authnStatement().flatMap(statement -> statement.filled("SessionIndex")));
    }
}
