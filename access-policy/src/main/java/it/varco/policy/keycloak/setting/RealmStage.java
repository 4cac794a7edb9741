package it.varco.policy.keycloak.setting;

import it.varco.policy.stage.Stage;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The realm component {@code varco-stage}. That a realm has been in production stays with the realm, so that taking the
 * component away and adding another is no way back.
 */
public final class RealmStage extends RealmSettingFactory {

    public static final String PROVIDER_ID = "varco-stage";

    private static final String STAGE = "stage";
    private static final String REACHED = "varco.stage.reached";

    /** The stage that the realm is in. */
    public static Stage of(RealmModel realm) {
        return component(realm).flatMap(RealmStage::stage).orElse(Stage.PRODUCTION);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getHelpText() {
        return "rehearsal, then production; there is no way back.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(STAGE)
                .label("varco.stage.label")
                .helpText("varco.stage.help")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(Stage.REHEARSAL.slug(), Stage.PRODUCTION.slug())
                .add()
                .build();
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        Stage wanted = stage(model)
                .orElseThrow(() -> new ComponentValidationException("stage must be rehearsal or production"));
        boolean wasInProduction = Stage.PRODUCTION.slug().equals(realm.getAttribute(REACHED));
        if (wasInProduction && wanted == Stage.REHEARSAL) {
            throw new ComponentValidationException("a realm in production does not go back to rehearsal");
        }
    }

    @Override
    public void onCreate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        remember(realm, model);
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel after) {
        remember(realm, after);
    }

    private static void remember(RealmModel realm, ComponentModel model) {
        if (stage(model).equals(Optional.of(Stage.PRODUCTION))) {
            realm.setAttribute(REACHED, Stage.PRODUCTION.slug());
        }
    }

    private static Optional<ComponentModel> component(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), RealmSetting.class.getName())
                .filter(component -> PROVIDER_ID.equals(component.getProviderId()))
                .findFirst();
    }

    private static Optional<Stage> stage(ComponentModel component) {
        return Optional.ofNullable(component.get(STAGE)).flatMap(Stage::named);
    }
}
