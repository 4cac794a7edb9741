package it.varco.policy.keycloak.setting;

import it.varco.policy.keycloak.VersionedFactory;
import java.util.stream.Stream;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One kind of document; what it must be like is said in {@code validateConfiguration}. */
public abstract class RealmSettingFactory
        implements ComponentFactory<RealmSetting, RealmSetting>, VersionedFactory<RealmSetting> {

    private static final RealmSetting NOTHING_TO_DO = new RealmSetting() {};

    @Override
    public final RealmSetting create(KeycloakSession session, ComponentModel model) {
        return NOTHING_TO_DO;
    }

    /** The realm's components of that kind, wherever somebody may have moved them. */
    protected static Stream<ComponentModel> all(RealmModel realm, String providerId) {
        return realm.getComponentsStream()
                .filter(component -> RealmSetting.class.getName().equals(component.getProviderType()))
                .filter(component -> providerId.equals(component.getProviderId()));
    }

    /** A component that is moved under another parent would be out of sight, and another could take its place. */
    @Override
    public final void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (model.getParentId() != null && !realm.getId().equals(model.getParentId())) {
            throw new ComponentValidationException("the parent of this component is the realm");
        }
        validate(session, realm, model);
    }

    /**
     * Refuses what must not be stored.
     *
     * @throws ComponentValidationException with a text for the administrator
     */
    protected void validate(KeycloakSession session, RealmModel realm, ComponentModel model) {}
}
