package it.varco.legacy.keycloak.stop;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.Map;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.credential.PasswordCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Takes the place of Keycloak's {@code keycloak-password}: of two factories with one id the higher order counts. */
public final class StoredPasswordsFactory extends PasswordCredentialProviderFactory
        implements ServerInfoAwareProviderFactory {

    @Override
    public PasswordCredentialProvider create(KeycloakSession session) {
        return new StoredPasswords(session, super.create(session));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        RealmBeingMade.listen(factory);
    }

    /** Above Keycloak's own, which has zero. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
