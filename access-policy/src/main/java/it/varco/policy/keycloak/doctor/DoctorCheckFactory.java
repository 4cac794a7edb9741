package it.varco.policy.keycloak.doctor;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the rules of one module; they keep nothing, so that one instance serves all. */
public abstract class DoctorCheckFactory implements ProviderFactory<DoctorCheck>, ServerInfoAwareProviderFactory {

    private final String id;
    private final DoctorCheck check;

    protected DoctorCheckFactory(String id, List<Rule> rules) {
        this.id = id;
        this.check = () -> rules;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final DoctorCheck create(KeycloakSession session) {
        return check;
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}

    @Override
    public final Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
