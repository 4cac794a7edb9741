package it.varco.testidp;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Values under keys that nobody can guess: a bounded number, each for a bounded time; the oldest go first. */
final class Expiring<V> {
    private static final int MOST = 10_000;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Kept<V>> kept = new LinkedHashMap<>();
    private final Duration life;
    private final InstantSource clock;

    private record Kept<V>(V value, Instant until) {}

    Expiring(Duration life, InstantSource clock) {
        this.life = life;
        this.clock = clock;
    }

    synchronized String keep(V value) {
        Instant now = clock.instant();
        Iterator<Kept<V>> oldest = kept.values().iterator();
        while (oldest.hasNext() && (!oldest.next().until().isAfter(now) || kept.size() >= MOST)) {
            oldest.remove();
        }
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        kept.put(key, new Kept<>(value, now.plus(life)));
        return key;
    }

    synchronized Optional<V> find(String key) {
        return Optional.ofNullable(kept.get(key))
                .filter(one -> one.until().isAfter(clock.instant()))
                .map(Kept::value);
    }

    /** The value for the first caller alone. */
    synchronized Optional<V> take(String key) {
        Optional<V> found = find(key);
        kept.remove(key);
        return found;
    }

    synchronized Optional<V> change(String key, UnaryOperator<V> change) {
        return find(key).map(value -> {
            V changed = change.apply(value);
            kept.computeIfPresent(key, (same, one) -> new Kept<>(changed, one.until()));
            return changed;
        });
    }
}
