package it.varco.roles.keycloak.token;

import it.varco.roles.keycloak.access.Standing;
import it.varco.roles.keycloak.access.Standings;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.grants.device.clientpolicy.context.DeviceTokenResponseContext;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.context.ClientPolicyClientSessionContext;
import org.keycloak.services.clientpolicy.context.TokenExchangeRequestContext;
import org.keycloak.services.clientpolicy.context.UserInfoRequestContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.util.TokenUtil;

/**
 * Lets no token and no userinfo leave of a session that may no longer be, whatever the client: the mapper refuses the same,
 * but a client may lack it. It speaks where Keycloak knows the session already, so that no token is read twice.
 */
final class SessionStillAllowed
        implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    private final KeycloakSession session;

    SessionStillAllowed(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) {
        sessionOf(context).flatMap(this::refusal).ifPresent(refused -> {
            throw context instanceof UserInfoRequestContext ? refused.atUserInfo() : refused.atTokens();
        });
    }

    @Override
    public String getProviderId() {
        return SessionStillAllowedFactory.PROVIDER_ID;
    }

    private Optional<UserSessionModel> sessionOf(ClientPolicyContext context) {
        if (context instanceof ClientPolicyClientSessionContext known) {
            return sessionOf(known.getClientSession());
        }
        if (context instanceof DeviceTokenResponseContext device) {
            return sessionOf(device.getClientSession());
        }
        return context instanceof TokenExchangeRequestContext exchange ? sessionOf(exchange) : Optional.empty();
    }

    private static Optional<UserSessionModel> sessionOf(AuthenticatedClientSessionModel clientSession) {
        return Optional.ofNullable(clientSession)
                .map(AuthenticatedClientSessionModel::getUserSession)
                .filter(found -> found.getUser() != null);
    }

    /** A token that is not ours is Keycloak's to refuse. */
    private Optional<UserSessionModel> sessionOf(TokenExchangeRequestContext exchange) {
        return Optional.of(exchange.getTokenExchangeContext())
                .map(TokenExchangeContext::getParams)
                .map(TokenExchangeContext.Params::getSubjectToken)
                .map(token -> session.tokens().decode(token, AccessToken.class))
                .filter(token -> token.getSessionId() != null)
                .flatMap(this::sessionOf);
    }

    private Optional<UserSessionModel> sessionOf(AccessToken token) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(
                        TokenUtil.TOKEN_TYPE_OFFLINE.equals(token.getType())
                                ? session.sessions().getOfflineUserSession(realm, token.getSessionId())
                                : session.sessions().getUserSession(realm, token.getSessionId()))
                .filter(found -> found.getUser() != null);
    }

    private Optional<RefusedSession> refusal(UserSessionModel userSession) {
        return new Standings(session).of(userSession) instanceof Standing.Refused refused
                ? Optional.of(new RefusedSession(
                        session, userSession, session.getContext().getClient(), grant(), refused))
                : Optional.empty();
    }

    private Optional<String> grant() {
        return Optional.ofNullable(
                session.getContext().getHttpRequest().getDecodedFormParameters().getFirst(OAuth2Constants.GRANT_TYPE));
    }
}
