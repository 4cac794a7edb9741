package it.varco.spid.keycloak.logout;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import it.varco.spid.keycloak.logout.PendingLogout.Phase;
import it.varco.spid.keycloak.message.UsedMessages;
import it.varco.spid.keycloak.page.SpidRefusals;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.logout.FederatedSession;
import it.varco.spid.logout.LogoutJudge;
import it.varco.spid.logout.LogoutOutcome;
import it.varco.spid.logout.LogoutSeal;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.StrictXml;
import it.varco.spid.xml.XmlElement;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.BackchannelLogoutResponse;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Where logout messages come. One that is forged, old, a second time, or of another entry than the session's, ends no
 * session; one that is genuine is answered also where the session is gone.
 */
public final class LogoutEndpoint {

    /** Longer than a message may be on its way, with the clocks' difference on both sides. */
    private static final long REMEMBERED_SECONDS = 600;

    private static final int NO_CONTENT = Response.Status.NO_CONTENT.getStatusCode();

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final RealmModel realm;
    private final Instant now;
    private final LogoutMessages messages;
    private final LogoutPages pages;

    public LogoutEndpoint(KeycloakSession session, SpidIdentityProviderConfig config, Instant now) {
        this.session = session;
        this.config = config;
        this.realm = session.getContext().getRealm();
        this.now = now;
        this.messages = new LogoutMessages(session, config, now);
        this.pages = new LogoutPages(session, config.getAlias());
    }

    /**
     * A provider asks to end a session.
     *
     * @param xml empty where what came holds no message that we read
     * @param relayState what it wants back; may be null
     */
    public Response asked(Optional<byte[]> xml, LogoutSeal seal, String relayState) {
        Optional<XmlElement> root = xml.flatMap(LogoutEndpoint::parse);
        if (root.isEmpty()) {
            return refuse(SpidRefusals.LOGOUT_UNREADABLE, event());
        }
        Optional<RegistryEntry> sender = LogoutJudge.sender(root.get()).flatMap(messages::entry);
        if (sender.isEmpty()) {
            return refuse(SpidRefusals.LOGOUT_OF_NOBODY, event());
        }
        RegistryEntry entry = sender.get();
        EventBuilder event = event().detail(AuditDetails.ENTRY, entry.entityId());
        List<String> broken = judge().request(root.get(), seal, entry, location(), now);
        if (!broken.isEmpty()) {
            return refuse(SpidRefusals.ofLogoutRequest(broken), event);
        }
        String requestId = root.get().attribute("ID").orElseThrow();
        if (!new UsedMessages(session, entry.entityId()).take("logout-asked", requestId, REMEMBERED_SECONDS)) {
            return refuse(SpidRefusals.LOGOUT_TWICE, event);
        }
        Optional<UserSessionModel> meant = meant(root.get(), entry);
        String serviceProvider = meant.flatMap(found -> named(found, root.get(), entry))
                .map(FederatedSession::serviceProvider)
                .orElseGet(messages::ownName);
        LogoutOutcome outcome = meant.map(found -> end(found, event)).orElse(LogoutOutcome.EVERYWHERE);
        return messages.response(entry, seal.binding(), serviceProvider, requestId, outcome, relayState)
                .orElseGet(() ->
                        refuse(SpidRefusals.LOGOUT_UNANSWERABLE, event().detail(AuditDetails.ENTRY, entry.entityId())));
    }

    /**
     * A provider answers what it was asked when the person signed out here. Nobody's session depends on it.
     *
     * @param xml empty where what came holds no message that we read
     */
    public Response answered(Optional<byte[]> xml, LogoutSeal seal) {
        Optional<XmlElement> root = xml.flatMap(LogoutEndpoint::parse);
        if (root.isEmpty()) {
            return refuse(SpidRefusals.LOGOUT_ANSWER_UNREADABLE, event());
        }
        Optional<PendingLogout> found = root.get()
                .filled("InResponseTo")
                .flatMap(id -> PendingLogout.find(session, id))
                .filter(waiting -> waiting.phase() == Phase.ASKED);
        if (found.isEmpty()) {
            return refuse(SpidRefusals.LOGOUT_ANSWER_TO_NOTHING, event());
        }
        PendingLogout pending = found.get();
        EventBuilder event = event().detail(AuditDetails.ENTRY, pending.asked().entityId());
        Optional<RegistryEntry> entry = messages.entry(pending.asked().entityId());
        if (entry.isEmpty()) {
            return refuse(SpidRefusals.LOGOUT_ANSWER_OF_NOBODY, event, pending);
        }
        List<String> broken = judge().response(root.get(), seal, entry.get(), location(), now);
        if (!broken.isEmpty()) {
            return refuse(SpidRefusals.ofLogoutAnswer(broken), event, pending);
        }
        PendingLogout done = pending.remember(session, Phase.ANSWERED);
        return LogoutJudge.outcome(root.get()) == LogoutOutcome.EVERYWHERE ? pages.next(done) : pages.partial(done);
    }

    /** A page of ours, or an application's, leads the person on. */
    public Response resumed(String id) {
        Optional<PendingLogout> pending = PendingLogout.find(session, id);
        if (pending.isEmpty()) {
            return refuse(SpidRefusals.LOGOUT_ANSWER_TO_NOTHING, event());
        }
        if (pending.get().phase() != Phase.NOT_ASKED) {
            return pages.next(pending.get());
        }
        PendingLogout asking = pending.get().remember(session, Phase.ASKED);
        return messages.request(asking).orElseGet(() -> pages.next(asking));
    }

    /** More than is read came. */
    public Response tooLarge() {
        return refuse(SpidRefusals.LOGOUT_TOO_LARGE, event());
    }

    /** The session of that name, if the provider means it whole or by its index. */
    private Optional<UserSessionModel> meant(XmlElement request, RegistryEntry entry) {
        return new FederatedSessions(session, realm, config.getAlias())
                .find(entry.entityId(), LogoutJudge.nameId(request))
                .filter(found -> named(found, request, entry).isPresent());
    }

    private static Optional<FederatedSession> named(UserSessionModel found, XmlElement request, RegistryEntry entry) {
        return FederatedSessions.of(found).stream()
                .filter(known -> LogoutJudge.means(request, entry, known))
                .findFirst();
    }

    private LogoutOutcome end(UserSessionModel ended, EventBuilder event) {
        event.user(ended.getUser()).session(ended);
        BackchannelLogoutResponse outcome = AuthenticationManager.backchannelLogout(
                session,
                realm,
                ended,
                session.getContext().getUri(),
                session.getContext().getConnection(),
                session.getContext().getHttpRequest().getHttpHeaders(),
                false);
        event.success();
        boolean everywhere = outcome.getLocalLogoutSucceeded()
                && outcome.getClientResponses().stream().allMatch(LogoutEndpoint::isToldOrNeedsNoTelling);
        return everywhere ? LogoutOutcome.EVERYWHERE : LogoutOutcome.PARTIAL;
    }

    /** An application that did not say how it is told lives on Keycloak's tokens, which have ended. */
    private static boolean isToldOrNeedsNoTelling(
            BackchannelLogoutResponse.DownStreamBackchannelLogoutResponse application) {
        return !application.isWithBackchannelLogoutUrl()
                || application
                        .getResponseCode()
                        .filter(code -> code == Response.Status.OK.getStatusCode() || code == NO_CONTENT)
                        .isPresent();
    }

    private LogoutJudge judge() {
        return new LogoutJudge(config.settings().clockTolerance());
    }

    private String location() {
        return LogoutPages.endpoint(session, config.getAlias()).toString();
    }

    private static Optional<XmlElement> parse(byte[] xml) {
        try {
            return Optional.of(new XmlElement(StrictXml.parse(xml).getDocumentElement()));
        } catch (MalformedXmlException unreadable) {
            return Optional.empty();
        }
    }

    private Response refuse(Refusal refusal, EventBuilder event) {
        return new RefusalPage(session).show(refusal, event, Optional.empty());
    }

    /** The person is not left standing: the page leads to where the way would have ended. */
    private Response refuse(Refusal refusal, EventBuilder event, PendingLogout pending) {
        RefusalPage page = new RefusalPage(session);
        return page.page(
                refusal, page.report(refusal, event), Optional.empty(), Map.of("backUrl", pages.address(pending)));
    }

    private EventBuilder event() {
        return new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.LOGOUT)
                .detail(Details.IDENTITY_PROVIDER, config.getAlias())
                .detail(AuditDetails.METHOD, config.scheme().method().slug());
    }
}
