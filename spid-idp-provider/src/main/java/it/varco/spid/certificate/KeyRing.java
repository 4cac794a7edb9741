package it.varco.spid.certificate;

import it.varco.spid.metadata.MetadataKey;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All keys of a realm: which one signs at an instant, and which are published beside it. A renewal is two dates: the new key
 * is published at once and signs from its day on, and the old one is published until its last day.
 */
public final class KeyRing {

    private static final Comparator<X509Certificate> OLDEST_FIRST = Comparator.comparing(X509Certificate::getNotBefore)
            .thenComparing(X509Certificate::getSerialNumber, Comparator.<BigInteger>naturalOrder());

    private final List<DatedKey> keys;

    /** @param keys of two that sign from the same day on, the first does */
    public KeyRing(List<DatedKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The keys of a service provider at that instant: those whose certificate names it. One that has none of its own, such
     * as a body whose aggregator signs, has those of the realm's own service provider.
     *
     * @return empty where no key may sign
     */
    public Optional<MetadataKey> at(Instant now, String entityId, String own) {
        List<DatedKey> pool = named(entityId).or(() -> named(own)).orElse(keys);
        return pool.stream()
                .filter(key -> key.maySignAt(now))
                .reduce((one, other) -> other.since().isAfter(one.since()) ? other : one)
                .map(signing -> new MetadataKey(signing.signing(), signing.certificate(), others(pool, signing, now)));
    }

    /** All certificates that are published at that instant, for whichever service provider. */
    public List<X509Certificate> certificates(Instant now) {
        return keys.stream()
                .filter(key -> key.isPublishedAt(now))
                .map(DatedKey::certificate)
                .toList();
    }

    private Optional<List<DatedKey>> named(String entityId) {
        return Optional.of(keys.stream()
                        .filter(key -> key.entityId().equals(Optional.of(entityId)))
                        .toList())
                .filter(found -> !found.isEmpty());
    }

    private static List<X509Certificate> others(List<DatedKey> pool, DatedKey signing, Instant now) {
        return pool.stream()
                .filter(key -> key != signing && key.isPublishedAt(now))
                .map(DatedKey::certificate)
                .sorted(OLDEST_FIRST)
                .toList();
    }
}
