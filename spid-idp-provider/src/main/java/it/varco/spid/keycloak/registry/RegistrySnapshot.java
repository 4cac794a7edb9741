package it.varco.spid.keycloak.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.policy.keycloak.setting.RealmSetting;
import it.varco.policy.keycloak.setting.RealmSettingFactory;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.spid.keycloak.setting.RegistrySettings;
import it.varco.spid.registry.RegistryDifference;
import it.varco.spid.registry.RegistryFeedException;
import it.varco.spid.registry.RegistryReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    /** The source of a copy that an administrator has brought as a file. */
    static final String UPLOADED = "upload";

    private static final String FEED = "feed";
    private static final String SOURCE = "source";
    private static final String FETCHED_AT = "fetchedAt";
    private static final String HELD = "held";
    private static final String DIFFERENCE = "difference";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryReader reader = new RegistryReader();

    /**
     * A copy of the feed.
     *
     * @param feed AgID's JSON or metadata
     * @param source where it came from; a copy from elsewhere than where the settings point today counts for nothing
     * @param fetchedAt when it was fetched
     * @param held entity ids that nobody may choose until an administrator activates them
     * @param difference what it has that the copy before had not, as JSON
     */
    record Copy(String feed, String source, Instant fetchedAt, Set<String> held, String difference) {

        Copy {
            held = Set.copyOf(held);
        }

        static String describe(RegistryDifference difference) {
            try {
                return JSON.writeValueAsString(difference);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("lists of texts are JSON", impossible);
            }
        }

        boolean countsFor(RegistrySettings settings) {
            return source.equals(UPLOADED) || settings.feed().equals(Optional.of(source));
        }

        /** Whenever either was fetched, and whatever was there before. */
        boolean saysTheSameAs(Copy other) {
            return feed.equals(other.feed) && source.equals(other.source) && held.equals(other.held);
        }

        Copy with(Set<String> nowHeld) {
            return new Copy(feed, source, fetchedAt, nowHeld, difference);
        }
    }

    static Optional<Copy> find(RealmModel realm, String alias) {
        return component(realm, alias).map(RegistrySnapshot::copy);
    }

    static void save(RealmModel realm, String alias, Copy copy) {
        Optional<ComponentModel> existing = component(realm, alias);
        ComponentModel component = existing.orElseGet(ComponentModel::new);
        if (existing.isEmpty()) {
            // Always the same id, so that of two first copies in one moment the database takes one.
            String place = String.join("\n", PROVIDER_ID, realm.getId(), alias);
            component.setId(UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8))
                    .toString());
        }
        component.setName(alias);
        component.setParentId(realm.getId());
        component.setProviderType(RealmSetting.class.getName());
        component.setProviderId(PROVIDER_ID);
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        config.putSingle(FEED, copy.feed());
        config.putSingle(SOURCE, copy.source());
        config.putSingle(FETCHED_AT, copy.fetchedAt().toString());
        config.putSingle(DIFFERENCE, copy.difference());
        config.addAll(HELD, List.copyOf(copy.held()));
        component.setConfig(config);
        if (existing.isPresent()) {
            realm.updateComponent(component);
        } else {
            realm.addComponentModel(component);
        }
    }

    public static void remove(RealmModel realm, String alias) {
        component(realm, alias).ifPresent(realm::removeComponent);
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
                .name(SOURCE)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(FETCHED_AT)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(HELD)
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(DIFFERENCE)
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .build();
    }

    @Override
    protected void validate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        try {
            reader.readAgain(model.get(FEED, ""), RealmStage.of(realm));
            Instant.parse(model.get(FETCHED_AT, ""));
        } catch (RegistryFeedException unusable) {
            throw new ComponentValidationException("SPID registry: " + unusable.getMessage());
        } catch (DateTimeParseException noInstant) {
            throw new ComponentValidationException("SPID registry: fetchedAt must be an instant");
        }
        if (!model.contains(SOURCE)) {
            throw new ComponentValidationException("SPID registry: source must say where the feed came from");
        }
    }

    private static Copy copy(ComponentModel component) {
        return new Copy(
                component.get(FEED),
                component.get(SOURCE),
                Instant.parse(component.get(FETCHED_AT)),
                Set.copyOf(component.getConfig().getOrDefault(HELD, List.of())),
                component.get(DIFFERENCE, "{}"));
    }

    private static Optional<ComponentModel> component(RealmModel realm, String alias) {
        return realm.getComponentsStream(realm.getId(), RealmSetting.class.getName())
                .filter(component -> PROVIDER_ID.equals(component.getProviderId()))
                .filter(component -> alias.equals(component.getName()))
                .findFirst();
    }
}
