package it.varco.spid.keycloak.registry;

import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.registry.Registry;
import it.varco.spid.registry.RegistryFeedException;
import it.varco.spid.registry.RegistryReader;
import it.varco.spid.registry.RegistryReading;
import it.varco.spid.scheme.Scheme;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.models.RealmModel;

/** The registries of all realms, each read once for each copy of its feed. */
public final class Registries {

    private record Place(String realmId, String alias) {}

    private record Known(String feed, Stage stage, Set<String> held, RegistryReading reading, Registry active) {

        boolean isOf(RegistrySnapshot.Copy copy, Stage otherStage) {
            return stage == otherStage && held.equals(copy.held()) && feed.equals(copy.feed());
        }
    }

    private final Map<Place, Known> readings = new ConcurrentHashMap<>();
    private final RegistryReader reader = new RegistryReader();

    /**
     * The entries that people may choose and that may answer: those of the last good copy of the feed that the settings name,
     * without those that wait to be activated; nobody before the first copy.
     */
    public Registry of(RealmModel realm, SpidIdentityProviderConfig config) {
        return of(realm, config, config.scheme());
    }

    /** The same of the feed whose entries are of that scheme. */
    public Registry of(RealmModel realm, SpidIdentityProviderConfig config, Scheme scheme) {
        return config.feeds().stream()
                .filter(feed -> feed.scheme() == scheme)
                .findFirst()
                .map(feed -> of(realm, feed))
                .orElseGet(Registry::empty);
    }

    /** The same of that feed. */
    public Registry of(RealmModel realm, SpidIdentityProviderConfig.Feed feed) {
        return known(realm, feed).map(Known::active).orElseGet(Registry::empty);
    }

    /** All that the last good copy of that feed holds; empty before the first. */
    Optional<RegistryReading> reading(RealmModel realm, SpidIdentityProviderConfig.Feed feed) {
        return known(realm, feed).map(Known::reading);
    }

    private Optional<Known> known(RealmModel realm, SpidIdentityProviderConfig.Feed feed) {
        Stage stage = RealmStage.of(realm);
        return RegistrySnapshot.find(realm, feed.place())
                .filter(copy -> copy.countsFor(feed.settings()))
                .map(copy -> readings.compute(
                        new Place(realm.getId(), feed.place()),
                        (place, known) -> known != null && known.isOf(copy, stage) ? known : read(copy, stage)));
    }

    private Known read(RegistrySnapshot.Copy copy, Stage stage) {
        try {
            RegistryReading reading = reader.readAgain(copy.feed(), stage);
            Registry active = copy.held().isEmpty()
                    ? reading.registry()
                    : new Registry(reading.registry().entries().stream()
                            .filter(entry -> !copy.held().contains(entry.entityId()))
                            .toList());
            return new Known(copy.feed(), stage, copy.held(), reading, active);
        } catch (RegistryFeedException unusable) {
            throw new IllegalStateException("a copy that was validated when it was saved cannot be read", unusable);
        }
    }
}
