package it.varco.policy.keycloak.person;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link AccountWitness} a kind of provider. */
public final class AccountWitnessSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "varco-account-witness";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return AccountWitness.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return AccountWitnessFactory.class;
    }
}
