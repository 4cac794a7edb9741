package it.varco.spid.keycloak;

import it.varco.policy.keycloak.ProviderVersion;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.keycloak.broker.provider.AbstractIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.saml.validators.DestinationValidator;

/** The identity provider {@code cie-saml}: SPID's, by CIE's rules. */
public final class CieIdentityProviderFactory extends AbstractIdentityProviderFactory<SpidIdentityProvider>
        implements ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "cie-saml";

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
        return "CIE id";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CieSettingsProperties.ALL;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
