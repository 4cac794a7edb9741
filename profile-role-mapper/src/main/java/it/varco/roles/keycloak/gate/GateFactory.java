package it.varco.roles.keycloak.gate;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** The required action {@code varco-gate}. */
public final class GateFactory implements RequiredActionFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-gate";

    private final RequiredActionProvider gate = new Gate();

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return gate;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayText() {
        return "Varco: gate (who may come in today, and what people are told)";
    }

    /** No age of the sign-in is asked for. */
    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of();
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
