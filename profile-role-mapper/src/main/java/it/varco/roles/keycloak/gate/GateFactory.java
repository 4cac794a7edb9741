package it.varco.roles.keycloak.gate;

import it.varco.policy.keycloak.VersionedFactory;
import java.util.List;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** The required action {@code varco-gate}. */
public final class GateFactory implements RequiredActionFactory, VersionedFactory<RequiredActionProvider> {

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
}
