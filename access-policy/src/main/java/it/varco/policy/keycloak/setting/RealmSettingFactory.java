package it.varco.policy.keycloak.setting;

import it.varco.policy.keycloak.ProviderVersion;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** One kind of document; what it must be like is said in {@code validateConfiguration}. */
public abstract class RealmSettingFactory
        implements ComponentFactory<RealmSetting, RealmSetting>, ServerInfoAwareProviderFactory {

    private static final RealmSetting NOTHING_TO_DO = new RealmSetting() {};

    @Override
    public final RealmSetting create(KeycloakSession session, ComponentModel model) {
        return NOTHING_TO_DO;
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public final Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }
}
