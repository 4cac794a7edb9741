package it.varco.policy.keycloak.doctor;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link DoctorCheck} a kind of provider. */
public final class DoctorCheckSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "varco-doctor-check";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return DoctorCheck.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return DoctorCheckFactory.class;
    }
}
