package it.varco.policy.keycloak.setting;

import it.varco.policy.stage.Stage;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.ErrorResponse;

/**
 * The realm component {@code varco-stage}. A realm has one; in production it can neither be turned back nor taken away, and
 * nothing but the component says so, so that nothing else can be forgotten or overwritten.
 */
public final class RealmStage extends RealmSettingFactory {

    public static final String PROVIDER_ID = "varco-stage";

    private static final String STAGE = "stage";

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
    protected void validate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        Stage wanted = stage(model)
                .orElseThrow(() -> new ComponentValidationException("stage must be rehearsal or production"));
        Optional<ComponentModel> stored = component(realm);
        if (stored.isPresent() && !stored.get().getId().equals(model.getId())) {
            throw new ComponentValidationException("the realm has a stage already");
        }
        if (wanted == Stage.REHEARSAL && stored.flatMap(RealmStage::stage).equals(Optional.of(Stage.PRODUCTION))) {
            throw new ComponentValidationException("a realm in production does not go back to rehearsal");
        }
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (stage(model).equals(Optional.of(Stage.PRODUCTION))) {
            throw ErrorResponse.error(
                    "the stage of a realm in production cannot be taken away", Response.Status.BAD_REQUEST);
        }
    }

    private static Optional<ComponentModel> component(RealmModel realm) {
        return all(realm, PROVIDER_ID).findFirst();
    }

    private static Optional<Stage> stage(ComponentModel component) {
        return Optional.ofNullable(component.get(STAGE)).flatMap(Stage::named);
    }
}
