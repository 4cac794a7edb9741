package it.varco.spid.keycloak.log;

import io.micrometer.core.instrument.Metrics;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.spid.keycloak.log.LogSettings.Outage;
import it.varco.spid.log.LogKey;
import it.varco.spid.log.LogRecord;
import it.varco.spid.log.LoggedTransaction;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes down requests with their answers, each in a transaction of its own that is committed before anybody is told
 * anything: of whatever sign-in has been answered, no crash loses the record.
 */
public final class SignInLog {

    /** Nobody signs in without a record, where the body says so. */
    static final Refusal OUTAGE = Refusal.of("LOG-01", "unavailable");

    /** Somebody signed in without a record, as the body says. */
    static final String ADMITTED = "LOG-02";

    private static final Logger LOG = Logger.getLogger(SignInLog.class);
    private static final String RECORDS = "varco.spid.log.records";
    private static final String FAILURES = "varco.spid.log.failures";

    private final KeycloakSession session;
    private final IdentityProviderModel provider;

    /** The register as the sign-ins of that identity provider in the session's realm write it. */
    public SignInLog(KeycloakSession session, IdentityProviderModel provider) {
        this.session = session;
        this.provider = provider;
    }

    /** Remembers a request, so that it is written down even if nobody answers it. */
    public void awaitAnswer(LoggedTransaction request) {
        LogTablesFactory.requests(session).sent(new OpenRequests.Sent(realm().getId(), request));
    }

    /** Writes down a request that nobody has answered, unless another node knows better. */
    void keepUnanswered(LoggedTransaction request) {
        List<Long> indexes = LogKeyFactory.keys(session, realm())
                .indexes(LogRecord.Index.MESSAGE, request.request().id());
        if (!indexes.isEmpty() && !new RecordBook(session, realm().getId()).isKnownRequest(indexes)) {
            isWritten(request);
        }
    }

    /**
     * Writes down an answer that lets somebody in.
     *
     * @return why it lets nobody in after all: it could not be written down, and the body does not admit anybody then
     */
    public Optional<Refusal> keepAccepted(LoggedTransaction transaction) {
        if (isWritten(transaction)) {
            return Optional.empty();
        }
        if (new LogSettings(provider).outage() == Outage.REFUSE) {
            return Optional.of(OUTAGE);
        }
        new EventBuilder(realm(), session, session.getContext().getConnection())
                .event(EventType.EXECUTE_ACTIONS)
                .detail(Details.IDENTITY_PROVIDER, provider.getAlias())
                .detail(AuditDetails.CODE, ADMITTED)
                .error(ADMITTED);
        return Optional.empty();
    }

    /** Writes down what lets nobody in; where that fails, nobody is let in either. */
    public void keepRefused(LoggedTransaction transaction) {
        isWritten(transaction);
    }

    private boolean isWritten(LoggedTransaction transaction) {
        try {
            write(transaction);
            LogTablesFactory.requests(session).answered(transaction.request().id());
            Metrics.counter(RECORDS, "realm", realm().getName(), "outcome", outcome(transaction))
                    .increment();
            return true;
        } catch (RuntimeException failed) {
            // Its message may be the database's, which repeats values.
            LOG.errorf(
                    "24-month register of realm %s: %s a record could not be written: %s",
                    realm().getName(), OUTAGE.code(), failed.getClass().getName());
            Metrics.counter(FAILURES, "realm", realm().getName()).increment();
            return false;
        }
    }

    private void write(LoggedTransaction transaction) {
        String realmId = realm().getId();
        LogKey key = LogKeyFactory.keys(session, realm()).current().orElseThrow(NoKeyException::new);
        OpenChains chains = LogTablesFactory.chains(session);
        OpenChains.End end = chains.take(realmId).orElseThrow(OverloadedException::new);
        Optional<LogRecord> written = Optional.empty();
        try {
            LogRecord next = LogRecord.of(transaction, realmId, end.position(), end.sealBefore(), key);
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> new RecordBook(own, realmId).append(next));
            written = Optional.of(next);
        } finally {
            written.ifPresentOrElse(last -> chains.giveBack(realmId, end.after(last)), () -> chains.giveNew(realmId));
        }
    }

    /** Few values, for a metric. */
    private static String outcome(LoggedTransaction transaction) {
        String outcome = transaction.label().outcome();
        return outcome.equals(LoggedTransaction.ACCEPTED) || outcome.equals(LoggedTransaction.UNANSWERED)
                ? outcome
                : "REFUSED";
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    /** The realm has no key for the register. */
    private static final class NoKeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** More sign-ins at once than the database takes. */
    private static final class OverloadedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
