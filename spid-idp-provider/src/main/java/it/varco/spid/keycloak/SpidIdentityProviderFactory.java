package it.varco.spid.keycloak;

import it.varco.policy.keycloak.ProviderVersion;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.broker.provider.AbstractIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.saml.common.util.SystemPropertiesUtil;
import org.keycloak.saml.validators.DestinationValidator;

/** The identity provider {@code spid-saml}. */
public final class SpidIdentityProviderFactory extends AbstractIdentityProviderFactory<SpidIdentityProvider>
        implements ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "spid-saml";

    private final DestinationValidator destinations = DestinationValidator.forProtocolMap(null);

    @Override
    public SpidIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new SpidIdentityProvider(
                session, new SpidIdentityProviderConfig(model), destinations, Clock.systemUTC());
    }

    @Override
    public SpidIdentityProviderConfig createConfig() {
        return new SpidIdentityProviderConfig();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getName() {
        return "SPID";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SpidSettingsProperties.ALL;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }

    /**
     * The JDK reads once, when it first signs, whether signatures have line breaks. Keycloak sets that when it first signs;
     * with us it might be second, and every other SAML message of the server would look different.
     */
    @Override
    public void init(Config.Scope config) {
        SystemPropertiesUtil.ensure();
    }
}
