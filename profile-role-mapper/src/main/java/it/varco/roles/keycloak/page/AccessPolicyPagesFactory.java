package it.varco.roles.keycloak.page;

import it.varco.policy.keycloak.ProviderVersion;
import java.time.Clock;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** The resource {@code /realms/{realm}/access-policy}. */
public final class AccessPolicyPagesFactory implements RealmResourceProviderFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "access-policy";

    private final Clock wall = Clock.systemUTC();

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new AccessPolicyPages(session, wall);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
