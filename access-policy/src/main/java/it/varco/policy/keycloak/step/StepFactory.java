package it.varco.policy.keycloak.step;

import it.varco.policy.keycloak.VersionedFactory;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** A step that keeps nothing of a person, so that one instance serves all. */
public abstract class StepFactory implements AuthenticatorFactory, VersionedFactory<Authenticator> {

    private final String id;
    private final String displayType;
    private final String helpText;
    private final List<Requirement> requirements;
    private final List<ProviderConfigProperty> properties;
    private final Authenticator step;

    /**
     * A step without settings.
     *
     * @param id the provider id, which flows name
     * @param displayType what the console calls the step
     * @param helpText what it does, in English and Italian
     * @param requirements what an administrator may choose
     */
    protected StepFactory(
            String id, String displayType, String helpText, List<Requirement> requirements, Authenticator step) {
        this(id, displayType, helpText, requirements, List.of(), step);
    }

    /**
     * The same with settings.
     *
     * @param properties what an administrator sets in each flow
     */
    protected StepFactory(
            String id,
            String displayType,
            String helpText,
            List<Requirement> requirements,
            List<ProviderConfigProperty> properties,
            Authenticator step) {
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
        this.requirements = List.copyOf(requirements);
        this.properties = List.copyOf(properties);
        this.step = step;
    }

    @Override
    public final Authenticator create(KeycloakSession session) {
        return step;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return displayType;
    }

    @Override
    public final String getHelpText() {
        return helpText;
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return requirements.toArray(Requirement[]::new);
    }

    @Override
    public final String getReferenceCategory() {
        return null;
    }

    @Override
    public final boolean isConfigurable() {
        return !properties.isEmpty();
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return properties;
    }
}
