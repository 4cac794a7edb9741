package it.varco.policy.keycloak.admin;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link AdminArea} a kind of provider. */
public final class AdminAreaSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "varco-admin-area";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return AdminArea.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return AdminAreaFactory.class;
    }
}
