package it.varco.policy.keycloak.person;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.keys.AbstractGeneratedSecretKeyProviderFactory;
import org.keycloak.keys.KeyProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * The realm's secret from which account names are derived. It is made when the component is, and must never rotate: a
 * new secret would give every person a second account.
 */
public final class AccountNameSecretFactory extends AbstractGeneratedSecretKeyProviderFactory<KeyProvider>
        implements ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-account-name-secret";

    private static final Logger LOG = Logger.getLogger(AccountNameSecretFactory.class);
    private static final int BYTES = 32;

    @Override
    public KeyProvider create(KeycloakSession session, ComponentModel model) {
        return new AccountNameSecret(model);
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        boolean another = realm.getComponentsStream(realm.getId(), KeyProvider.class.getName())
                .filter(component -> PROVIDER_ID.equals(component.getProviderId()))
                .anyMatch(component -> !component.getId().equals(model.getId()));
        if (another) {
            throw new ComponentValidationException("the realm has an account name secret, and it must never change");
        }
        super.validateConfiguration(session, realm, model);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getHelpText() {
        return "The secret from which the user names of people's accounts are derived. Generated once; it must never be"
                + " replaced.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }

    @Override
    protected Logger logger() {
        return LOG;
    }

    @Override
    protected int getDefaultKeySize() {
        return BYTES;
    }
}
