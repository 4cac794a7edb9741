package it.varco.policy.keycloak.demand;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link SignInDemand} a kind of provider. */
public final class SignInDemandSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "varco-sign-in-demand";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SignInDemand.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return SignInDemandFactory.class;
    }
}
