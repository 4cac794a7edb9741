package it.varco.spid.keycloak;

import it.varco.policy.keycloak.setting.RealmSetting;
import it.varco.policy.keycloak.setting.RealmSettingFactory;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.spid.registry.RegistryFeed;
import it.varco.spid.registry.RegistryFeedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** The realm component {@code varco-spid-registry}: the last good copy of the registry's feed, one for each alias. */
public final class RegistrySnapshot extends RealmSettingFactory {

    public static final String PROVIDER_ID = "varco-spid-registry";

    private static final String FEED = "feed";
    private static final String FETCHED_AT = "fetchedAt";

    private final RegistryFeed reader = new RegistryFeed();

    /**
     * A copy of the feed.
     *
     * @param feed AgID's JSON
     * @param fetchedAt when it was fetched
     */
    record Copy(String feed, Instant fetchedAt) {}

    static Optional<Copy> find(RealmModel realm, String alias) {
        return component(realm, alias)
                .map(component -> new Copy(component.get(FEED), Instant.parse(component.get(FETCHED_AT))));
    }

    static void save(RealmModel realm, String alias, Copy copy) {
        Optional<ComponentModel> existing = component(realm, alias);
        ComponentModel component = existing.orElseGet(ComponentModel::new);
        component.setName(alias);
        component.setParentId(realm.getId());
        component.setProviderType(RealmSetting.class.getName());
        component.setProviderId(PROVIDER_ID);
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        config.putSingle(FEED, copy.feed());
        config.putSingle(FETCHED_AT, copy.fetchedAt().toString());
        component.setConfig(config);
        if (existing.isPresent()) {
            realm.updateComponent(component);
        } else {
            realm.addComponentModel(component);
        }
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getHelpText() {
        return "The last good copy of the SPID registry. Written by the scheduled refresh.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(FEED)
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .property()
                .name(FETCHED_AT)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .build();
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        try {
            reader.read(model.get(FEED, ""), RealmStage.of(realm));
        } catch (RegistryFeedException unusable) {
            throw new ComponentValidationException("SPID registry: " + unusable.getMessage());
        }
    }

    private static Optional<ComponentModel> component(RealmModel realm, String alias) {
        return realm.getComponentsStream(realm.getId(), RealmSetting.class.getName())
                .filter(component -> PROVIDER_ID.equals(component.getProviderId()))
                .filter(component -> alias.equals(component.getName()))
                .findFirst();
    }
}
