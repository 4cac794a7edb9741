package it.varco.legacy.keycloak.stop;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** The password policy {@code varco-issuance-stop}. */
public final class IssuanceStopFactory
        implements PasswordPolicyProviderFactory, VersionedFactory<PasswordPolicyProvider> {

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
}
