package it.varco.policy.keycloak.clock;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes a clock; of several, Keycloak takes the one with the highest order. */
public abstract class PolicyClockFactory implements ProviderFactory<PolicyClock>, ServerInfoAwareProviderFactory {

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public final Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
