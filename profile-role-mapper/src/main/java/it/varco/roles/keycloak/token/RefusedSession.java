package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.roles.keycloak.access.Standing;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;
import org.keycloak.utils.OAuth2Error;

/** How an endpoint refuses a session that may no longer be: in the words of its protocol, with our code and one event. */
final class RefusedSession {

    private final KeycloakSession session;
    private final UserSessionModel userSession;
    private final ClientModel client;
    private final Optional<String> grant;
    private final String code;

    RefusedSession(
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context,
            Standing.Refused standing) {
        this(
                session,
                userSession,
                context.getClientSession().getClient(),
                Optional.ofNullable(context.getAttribute(Constants.GRANT_TYPE, String.class)),
                standing);
    }

    /** @param grant the grant type of the request at the token endpoint, where it is one */
    RefusedSession(
            KeycloakSession session,
            UserSessionModel userSession,
            ClientModel client,
            Optional<String> grant,
            Standing.Refused standing) {
        this.session = session;
        this.userSession = userSession;
        this.client = client;
        this.grant = grant;
        this.code = standing.reason().reason().code();
    }

    /** The token endpoint's {@code invalid_grant} (RFC 6749, section 5.2). */
    WebApplicationException atTokens() {
        report(grantEvent());
        return new CorsErrorResponseException(
                cors("POST"), OAuthErrorException.INVALID_GRANT, code, Response.Status.BAD_REQUEST);
    }

    /** Userinfo's {@code invalid_token} (RFC 6750, section 3.1). */
    WebApplicationException atUserInfo() {
        report(EventType.USER_INFO_REQUEST);
        return new OAuth2Error()
                .json(false)
                .session(session)
                .realm(userSession.getRealm())
                .cors(cors("GET", "POST"))
                .invalidToken(code);
    }

    /** Introspection's endpoint says what follows from it, and reports it. */
    RuntimeException atIntrospection() {
        return new RefusedIntrospection(code);
    }

    /** The event alone, where the answer is the caller's. */
    void report() {
        report(EventType.LOGIN);
    }

    private void report(EventType type) {
        new EventBuilder(userSession.getRealm(), session, session.getContext().getConnection())
                .event(type)
                .client(client)
                .user(userSession.getUser())
                .session(userSession)
                .detail(AuditDetails.CODE, code)
                .detail(Details.REASON, code)
                .error(code);
    }

    /** What Keycloak would have reported, had the grant gone through. */
    private EventType grantEvent() {
        return grant.flatMap(type -> Optional.ofNullable(session.getProvider(OAuth2GrantType.class, type)))
                .map(OAuth2GrantType::getEventType)
                .orElse(EventType.LOGIN);
    }

    private Cors cors(String... methods) {
        return session.getProvider(Cors.class)
                .auth()
                .allowedMethods(methods)
                .exposedHeaders(Cors.ACCESS_CONTROL_ALLOW_METHODS)
                .checkAllowedOrigins(session, client);
    }
}
