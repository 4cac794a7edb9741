package it.varco.roles.keycloak.token;

import it.varco.roles.keycloak.access.Standing;
import it.varco.roles.keycloak.access.Standings;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.context.TokenExchangeRequestContext;
import org.keycloak.services.clientpolicy.context.TokenRefreshContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.util.TokenUtil;

/**
 * Refuses a refresh or an exchange of tokens before anything is done for it, where the session may no longer be. The mapper
 * refuses the same later, also for a client that no policy holds.
 */
final class SessionStillAllowed
        implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    private final KeycloakSession session;

    SessionStillAllowed(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) {
        if (context instanceof TokenRefreshContext refresh) {
            require(
                    Optional.ofNullable(refresh.getParams().getFirst(OAuth2Constants.REFRESH_TOKEN))
                            .map(token -> session.tokens().decode(token, RefreshToken.class)),
                    OAuth2Constants.REFRESH_TOKEN);
        } else if (context instanceof TokenExchangeRequestContext exchange) {
            require(
                    Optional.of(exchange.getTokenExchangeContext())
                            .map(TokenExchangeContext::getParams)
                            .map(TokenExchangeContext.Params::getSubjectToken)
                            .map(token -> session.tokens().decode(token, AccessToken.class)),
                    OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE);
        }
    }

    @Override
    public String getProviderId() {
        return SessionStillAllowedFactory.PROVIDER_ID;
    }

    /** A token that is not ours is Keycloak's to refuse. */
    private void require(Optional<? extends AccessToken> token, String grant) {
        token.flatMap(this::sessionOf).ifPresent(userSession -> {
            if (new Standings(session).of(userSession) instanceof Standing.Refused refused) {
                throw new RefusedSession(
                                session, userSession, session.getContext().getClient(), Optional.of(grant), refused)
                        .atTokens();
            }
        });
    }

    private Optional<UserSessionModel> sessionOf(AccessToken token) {
        RealmModel realm = session.getContext().getRealm();
        String id = token.getSessionId();
        if (id == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        TokenUtil.TOKEN_TYPE_OFFLINE.equals(token.getType())
                                ? session.sessions().getOfflineUserSession(realm, id)
                                : session.sessions().getUserSession(realm, id))
                .filter(found -> found.getUser() != null);
    }
}
