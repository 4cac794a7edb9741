package it.varco.spid.keycloak.logout;

import it.varco.spid.keycloak.logout.PendingLogout.Next;
import it.varco.spid.keycloak.logout.PendingLogout.Phase;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.logout.FederatedSession;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.LogoutUtil;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A person signs out of a service. Keycloak's own session ends first, so that nothing of it is left where the person never
 * comes back; then the provider that let the person in is asked to end its session too.
 */
public final class LogoutStart {

    /** In characters; the page that answers a SAML application has some eight thousand. */
    private static final int LONGEST_PAGE = 64 * 1024;

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final LogoutMessages messages;

    public LogoutStart(KeycloakSession session, SpidIdentityProviderConfig config, Instant now) {
        this.session = session;
        this.config = config;
        this.messages = new LogoutMessages(session, config, now);
    }

    /** What the browser does next; empty where no provider is asked, and Keycloak ends its session as usual. */
    public Optional<Response> of(UserSessionModel userSession) {
        return FederatedSessions.of(userSession).stream()
                .reduce((earlier, last) -> last)
                .filter(config.settings().logout()::asks)
                .filter(messages::canAsk)
                .map(federated -> end(userSession, federated));
    }

    private Response end(UserSessionModel userSession, FederatedSession federated) {
        RealmModel realm = userSession.getRealm();
        String id = "_" + UUID.randomUUID();
        boolean byOpenId = OIDCLoginProtocol.LOGIN_PROTOCOL.equals(
                userSession.getNote(AuthenticationManager.KEYCLOAK_LOGOUT_PROTOCOL));
        AuthenticationSessionModel leaving = AuthenticationManager.createOrJoinLogoutSession(
                session, realm, new AuthenticationSessionManager(session), userSession, true, false);
        String redirect = leaving.getAuthNote(OIDCLoginProtocol.LOGOUT_REDIRECT_URI);
        String state = leaving.getAuthNote(OIDCLoginProtocol.LOGOUT_STATE_PARAM);
        Next application = Optional.ofNullable(LogoutUtil.getRedirectUriWithAttachedState(redirect, leaving))
                .<Next>map(Next.Address::new)
                .orElseGet(Next.Nowhere::new);
        URI onward = LogoutPages.onward(session, config.getAlias(), id);
        leaving.setAuthNote(OIDCLoginProtocol.LOGOUT_REDIRECT_URI, onward.toString());
        leaving.removeAuthNote(OIDCLoginProtocol.LOGOUT_STATE_PARAM);
        Response ended = AuthenticationManager.finishBrowserLogout(
                session,
                realm,
                userSession,
                session.getContext().getUri(),
                session.getContext().getConnection(),
                session.getContext().getHttpRequest().getHttpHeaders());
        if (userSession.getState() == UserSessionModel.State.LOGGING_OUT) {
            // An application is signed out through the browser first; Keycloak comes back here after it.
            restore(leaving, OIDCLoginProtocol.LOGOUT_REDIRECT_URI, redirect);
            restore(leaving, OIDCLoginProtocol.LOGOUT_STATE_PARAM, state);
            return ended;
        }
        if (byOpenId && !onward.equals(ended.getLocation())) {
            // A page of Keycloak's that signs applications out comes first, and leads onward.
            new PendingLogout(id, federated, Phase.NOT_ASKED, application).remember(session, Phase.NOT_ASKED);
            return ended;
        }
        return (byOpenId ? Optional.of(application) : next(ended))
                .map(next -> new PendingLogout(id, federated, Phase.NOT_ASKED, next))
                .flatMap(pending -> {
                    pending.remember(session, Phase.ASKED);
                    return messages.request(pending);
                })
                .orElse(ended);
    }

    private static Optional<Next> next(Response ended) {
        if (ended.getLocation() != null) {
            return Optional.of(new Next.Address(ended.getLocation()));
        }
        boolean isPage = ended.getStatus() == Response.Status.OK.getStatusCode()
                && ended.getEntity() instanceof String html
                && html.length() <= LONGEST_PAGE;
        return isPage ? Optional.of(new Next.Page((String) ended.getEntity())) : Optional.empty();
    }

    private static void restore(AuthenticationSessionModel leaving, String name, String value) {
        if (value == null) {
            leaving.removeAuthNote(name);
        } else {
            leaving.setAuthNote(name, value);
        }
    }
}
