package it.varco.register.keycloak.events;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.register.reception.CallRefusal;
import it.varco.register.reception.LoggedId;
import it.varco.register.reception.Reply;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What our log and the realm's events say of one call: what was wrong exactly, under the id that the caller has, and of nobody. */
final class CallReport {

    private static final Logger LOG = Logger.getLogger("it.varco.register");

    /** Those that somebody has to look at: who calls, and what contradicts. The rest is between the sender and the log. */
    private static final Map<CallRefusal, EventType> EVENTS = Map.of(
            CallRefusal.NOT_KNOWN, EventType.CLIENT_LOGIN_ERROR,
            CallRefusal.NOT_THE_ORDER, EventType.CLIENT_LOGIN_ERROR,
            CallRefusal.CONTRADICTED, EventType.UPDATE_PROFILE_ERROR);

    private final KeycloakSession session;
    private final String requestId;

    CallReport(KeycloakSession session, String requestId) {
        this.session = session;
        this.requestId = requestId;
    }

    void taken(Trust.Believed by, Reply.Taken reply) {
        LOG.infof(
                "register %s of realm %s: call %s took %d messages, by %s",
                by.register().profile(), realm(), requestId, reply.receipts().size(), by.proof());
    }

    void refused(CallRefusal refusal, String reason) {
        LOG.log(
                refusal.status() >= 500 ? Logger.Level.ERROR : Logger.Level.WARN,
                "register of realm %s: call %s refused with %s%s"
                        .formatted(realm(), requestId, refusal.code(), reason.isEmpty() ? "" : ": " + reason));
        if (EVENTS.containsKey(refusal)) {
            // The call's own transaction is over by the time that a message contradicts.
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> new EventBuilder(
                                    own.getContext().getRealm(),
                                    own,
                                    session.getContext().getConnection())
                            .event(EVENTS.get(refusal))
                            .detail(AuditDetails.CODE, refusal.code())
                            .detail(AuditDetails.REFERENCE, requestId)
                            .error(refusal.code()));
        }
    }

    void refused(Trust.Believed by, Reply.Refused reply) {
        String ids = reply.contradicted().stream().map(LoggedId::of).collect(Collectors.joining(" "));
        String faults = reply.faults().stream()
                .map(fault -> "%d%s %s".formatted(fault.message(), fault.field(), fault.reason()))
                .collect(Collectors.joining("; "));
        refused(
                reply.refusal(),
                "%s by %s %s%s%s".formatted(by.register().profile(), by.proof(), ids, faults, reply.cause()));
    }

    private String realm() {
        return session.getContext().getRealm().getName();
    }
}
