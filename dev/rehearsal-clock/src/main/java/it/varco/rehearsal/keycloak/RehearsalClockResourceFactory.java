package it.varco.rehearsal.keycloak;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.policy.keycloak.clock.PolicyClock;
import java.time.InstantSource;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** The resource {@code /realms/{realm}/rehearsal-clock}. */
public final class RehearsalClockResourceFactory
        implements RealmResourceProviderFactory, ServerInfoAwareProviderFactory {

    @Override
    public String getId() {
        return "rehearsal-clock";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RehearsalClockResource(
                new RehearsedRealm(session.getContext().getRealm(), InstantSource.system()), PolicyClock.of(session));
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
