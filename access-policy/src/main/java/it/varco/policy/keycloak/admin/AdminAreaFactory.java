package it.varco.policy.keycloak.admin;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes one area; its id is a segment of a path. */
public abstract class AdminAreaFactory implements ProviderFactory<AdminArea>, ServerInfoAwareProviderFactory {

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
