package it.varco.cns.revocation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Has one caller do what several want at the same time; the others wait for what comes of it. */
final class SingleFlight<K, V> {

    private final ConcurrentMap<K, CompletableFuture<V>> inFlight = new ConcurrentHashMap<>();

    /**
     * Does it, or waits for whoever is at it.
     *
     * @param patience how long to wait for another
     * @return empty where the other takes longer, or failed
     */
    Optional<V> run(K key, Duration patience, Supplier<V> work) {
        CompletableFuture<V> ours = new CompletableFuture<>();
        CompletableFuture<V> theirs = inFlight.putIfAbsent(key, ours);
        if (theirs != null) {
            return await(theirs, patience);
        }
        try {
            V value = work.get();
            ours.complete(value);
            return Optional.of(value);
        } finally {
            inFlight.remove(key, ours);
            ours.cancel(false);
        }
    }

    private static <V> Optional<V> await(CompletableFuture<V> theirs, Duration patience) {
        try {
            return Optional.of(theirs.get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | ExecutionException | CancellationException none) {
            return Optional.empty();
        }
    }
}
