package it.varco.policy.keycloak;

import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * A factory of ours: it shows its version and, where it does not say otherwise, has nothing to do when the server starts
 * and stops.
 */
public interface VersionedFactory<P extends Provider> extends ProviderFactory<P>, ServerInfoAwareProviderFactory {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}

    @Override
    default Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
