package it.varco.spid.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a feed holds.
 *
 * @param registry the entries that can be used
 * @param leftOut the entity ids of those that cannot, with the reason
 * @param changedAt when the feed says that it was published, under {@link #WHOLE}, or that an entry was last changed, under its
 *     entity id
 */
public record RegistryReading(Registry registry, Map<String, String> leftOut, Map<String, Instant> changedAt) {

    /** The feed itself among what has a date. */
    static final String WHOLE = "";

    public RegistryReading {
        changedAt = Map.copyOf(changedAt);
    }

    private String firstReason() {
        return leftOut.values().stream()
                .findFirst()
                .map(reason -> ": " + reason)
                .orElse("");
    }

    /**
     * Whether the feed may take the place of an earlier one.
     *
     * @throws RegistryFeedException where it is older, or has nobody
     */
    public void requireSuccessorOf(Optional<RegistryReading> earlier) throws RegistryFeedException {
        if (registry.entries().isEmpty()) {
            throw new RegistryFeedException(RegistryProblem.EMPTY, "it has no entry that can be used" + firstReason());
        }
        boolean older = earlier.stream()
                .flatMap(before -> before.changedAt().entrySet().stream())
                .anyMatch(before ->
                        changedAt.getOrDefault(before.getKey(), Instant.MAX).isBefore(before.getValue()));
        if (older) {
            throw new RegistryFeedException(RegistryProblem.OLDER, "it is older than the copy that is kept");
        }
    }
}
