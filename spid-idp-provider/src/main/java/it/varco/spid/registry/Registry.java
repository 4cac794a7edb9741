package it.varco.spid.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All entries by entity id. Immutable: a new feed makes a new registry. */
public final class Registry {

    private static final Registry EMPTY = new Registry(List.of());

    private final Map<String, RegistryEntry> byEntityId;

    /** The registry of these entries; of two with one entity id the first counts. */
    public Registry(Collection<RegistryEntry> entries) {
        Map<String, RegistryEntry> collected = new LinkedHashMap<>();
        entries.forEach(entry -> collected.putIfAbsent(entry.entityId(), entry));
        this.byEntityId = Collections.unmodifiableMap(collected);
    }

    /** A registry that knows nobody: what there is before the first feed. */
    public static Registry empty() {
        return EMPTY;
    }

    /** The entry of exactly this entity id. */
    public Optional<RegistryEntry> find(String entityId) {
        return Optional.ofNullable(byEntityId.get(entityId));
    }

    /** All entries, in the order of the feed. */
    public Collection<RegistryEntry> entries() {
        return byEntityId.values();
    }
}
