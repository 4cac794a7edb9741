package it.varco.legacy.keycloak.stop;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** The password policy {@code varco-issuance-stop}. */
public final class IssuanceStopFactory implements PasswordPolicyProviderFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-issuance-stop";

    @Override
    public PasswordPolicyProvider create(KeycloakSession session) {
        return new IssuanceStop(session);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayName() {
        return "Varco: issuance stop (stop al rilascio)";
    }

    @Override
    public String getConfigType() {
        return null;
    }

    @Override
    public String getDefaultConfigValue() {
        return null;
    }

    @Override
    public boolean isMultiplSupported() {
        return false;
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
