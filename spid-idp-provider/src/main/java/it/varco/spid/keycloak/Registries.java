package it.varco.spid.keycloak;

import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.registry.Registry;
import it.varco.spid.registry.RegistryFeed;
import it.varco.spid.registry.RegistryFeedException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.models.RealmModel;

/** The registries of all realms, each read once for each copy of its feed. */
final class Registries {

    private record Place(String realmId, String alias) {}

    private record Reading(String feed, Stage stage, Registry registry) {

        boolean isOf(String otherFeed, Stage otherStage) {
            return stage == otherStage && feed.equals(otherFeed);
        }
    }

    private final Map<Place, Reading> readings = new ConcurrentHashMap<>();
    private final RegistryFeed reader = new RegistryFeed();

    /** The registry of the last good copy of the feed that the settings name; an empty one before the first. */
    Registry of(RealmModel realm, SpidIdentityProviderConfig config) {
        String alias = config.getAlias();
        Optional<RegistrySnapshot.Copy> copy = RegistrySnapshot.find(realm, alias)
                .filter(candidate -> config.settings().registryFeed().equals(Optional.of(candidate.source())));
        if (copy.isEmpty()) {
            return Registry.empty();
        }
        Stage stage = RealmStage.of(realm);
        String feed = copy.get().feed();
        return readings.compute(
                        new Place(realm.getId(), alias),
                        (place, known) -> known != null && known.isOf(feed, stage)
                                ? known
                                : new Reading(feed, stage, read(feed, stage)))
                .registry();
    }

    private Registry read(String feed, Stage stage) {
        try {
            return reader.read(feed, stage).registry();
        } catch (RegistryFeedException unusable) {
            throw new IllegalStateException("a copy that was validated when it was saved cannot be read", unusable);
        }
    }
}
