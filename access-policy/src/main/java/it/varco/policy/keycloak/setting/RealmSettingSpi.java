package it.varco.policy.keycloak.setting;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link RealmSetting} a kind of component. */
public final class RealmSettingSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "varco-realm-setting";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RealmSetting.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return RealmSettingFactory.class;
    }
}
