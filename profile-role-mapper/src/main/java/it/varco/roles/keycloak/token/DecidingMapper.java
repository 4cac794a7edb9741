package it.varco.roles.keycloak.token;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.Map;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * A mapper of ours: it decides again for every kind of token, userinfo and introspection included, and comes after
 * Keycloak's own.
 */
abstract class DecidingMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper,
                OIDCIDTokenMapper,
                UserInfoTokenMapper,
                TokenIntrospectionTokenMapper,
                ServerInfoAwareProviderFactory {

    private final String id;
    private final String displayType;
    private final String helpText;
    private final int priority;

    /**
     * @param id the provider id, which realms name
     * @param displayType what the console calls it
     * @param helpText what it writes, in English and Italian
     * @param priority above 50, which is the most that Keycloak's own have
     */
    DecidingMapper(String id, String displayType, String helpText, int priority) {
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
        this.priority = priority;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return displayType;
    }

    @Override
    public final String getHelpText() {
        return helpText;
    }

    @Override
    public final int getPriority() {
        return priority;
    }

    @Override
    public final String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public final Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
