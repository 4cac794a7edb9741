package it.varco.spid.keycloak;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.keycloak.broker.provider.AbstractIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.saml.validators.DestinationValidator;

/** A kind of identity provider that speaks SPID's SAML, by the rules of its scheme. */
abstract class SchemeProviderFactory extends AbstractIdentityProviderFactory<SpidIdentityProvider>
        implements ServerInfoAwareProviderFactory {

    private final DestinationValidator destinations = DestinationValidator.forProtocolMap(null);
    private final String id;
    private final String name;
    private final List<ProviderConfigProperty> properties;

    SchemeProviderFactory(String id, String name, List<ProviderConfigProperty> properties) {
        this.id = id;
        this.name = name;
        this.properties = properties;
    }

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
        return id;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return properties;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
