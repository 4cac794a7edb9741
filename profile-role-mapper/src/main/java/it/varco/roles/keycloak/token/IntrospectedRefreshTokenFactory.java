package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Stands in the place of Keycloak's {@code refresh_token}; in realms without our mapper it does the same. */
public final class IntrospectedRefreshTokenFactory extends RefreshTokenIntrospectionProviderFactory
        implements ServerInfoAwareProviderFactory {

    private static final int BEFORE_KEYCLOAKS = 10;

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new IntrospectedRefreshToken(session);
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAKS;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
