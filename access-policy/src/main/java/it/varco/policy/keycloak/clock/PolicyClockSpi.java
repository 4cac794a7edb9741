package it.varco.policy.keycloak.clock;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link PolicyClock} a kind of provider. */
public final class PolicyClockSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "varco-policy-clock";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return PolicyClock.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return PolicyClockFactory.class;
    }
}
