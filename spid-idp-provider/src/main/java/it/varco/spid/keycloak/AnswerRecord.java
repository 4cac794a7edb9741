package it.varco.spid.keycloak;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.person.FiscalCode;
import it.varco.spid.answer.PendingRequest;
import it.varco.spid.answer.VerifiedAnswer;
import it.varco.spid.keycloak.log.SignInLog;
import it.varco.spid.keycloak.request.AnswerLimit;
import it.varco.spid.keycloak.request.RequestRecord;
import it.varco.spid.keycloak.request.SentRequests;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.log.LoggedTransaction;
import it.varco.spid.log.LoggedTransaction.Label;
import it.varco.spid.log.ReceivedAnswer;
import it.varco.spid.log.SentRequest;
import it.varco.spid.registry.Binding;
import it.varco.spid.xml.Saml;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the 24-month register is told of one answer. */
final class AnswerRecord {

    private static final String ID = "ID";
    private static final int LONGEST_ID = 256;

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final AuthenticationSessionModel authentication;
    private final PendingRequest pending;
    private final byte[] bytes;
    private final Instant receivedAt;

    AnswerRecord(
            KeycloakSession session,
            SpidIdentityProviderConfig config,
            AuthenticationSessionModel authentication,
            PendingRequest pending,
            byte[] bytes,
            Instant receivedAt) {
        this.session = session;
        this.config = config;
        this.authentication = authentication;
        this.pending = pending;
        this.bytes = bytes.clone();
        this.receivedAt = receivedAt;
    }

    /** The answer could not be read as a document. */
    Refusal unreadable(Refusal refusal) {
        return refused(refusal, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** The answer says no, or is not believed: nothing that it says about a person is taken for true. */
    Refusal refused(Refusal refusal, Document document) {
        return refused(refusal, id(document.getDocumentElement()), assertionId(document), Optional.empty(), 0);
    }

    /** The answer is genuine, and lets nobody in. */
    Refusal refused(Refusal refusal, VerifiedAnswer answer) {
        return refused(
                refusal,
                Optional.of(answer.responseId()),
                Optional.of(answer.assertionId()),
                code(answer),
                level(answer));
    }

    /** The answer lets the person in, unless it cannot be written down. */
    Optional<Refusal> accepted(VerifiedAnswer answer) {
        Optional<Refusal> outage = new SignInLog(session, config)
                .keepAccepted(transaction(
                        LoggedTransaction.ACCEPTED,
                        Optional.of(answer.responseId()),
                        Optional.of(answer.assertionId()),
                        code(answer),
                        level(answer)));
        if (outage.isEmpty()) {
            SentRequests.forget(authentication);
        }
        return outage;
    }

    private Refusal refused(
            Refusal refusal,
            Optional<String> id,
            Optional<String> assertionId,
            Optional<FiscalCode> person,
            int level) {
        if (new AnswerLimit(authentication).countRefused()) {
            new SignInLog(session, config).keepRefused(transaction(refusal.code(), id, assertionId, person, level));
        }
        return refusal;
    }

    private LoggedTransaction transaction(
            String outcome, Optional<String> id, Optional<String> assertionId, Optional<FiscalCode> person, int level) {
        return new LoggedTransaction(
                receivedAt,
                new Label(config.getAlias(), pending.entityId(), outcome, level),
                person,
                SentRequests.find(authentication, pending.id())
                        .orElseGet(() -> new SentRequest(pending.id(), Binding.REDIRECT, "")),
                Optional.of(ReceivedAnswer.of(id, assertionId, bytes)),
                RequestRecord.circumstances(authentication, pending));
    }

    /** By which the register finds the person; whom another State vouches for is found by the messages alone. */
    private static Optional<FiscalCode> code(VerifiedAnswer answer) {
        return answer.person() instanceof FiscalCode code ? Optional.of(code) : Optional.empty();
    }

    private static int level(VerifiedAnswer answer) {
        return answer.level().ordinal() + 1;
    }

    private static Optional<String> assertionId(Document document) {
        NodeList assertions = document.getElementsByTagNameNS(Saml.ASSERTION_NS, "Assertion");
        return assertions.getLength() == 0 ? Optional.empty() : id((Element) assertions.item(0));
    }

    /** An id that nobody has verified, for finding it again. */
    private static Optional<String> id(Element element) {
        return Optional.of(element.getAttribute(ID)).filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID);
    }
}
