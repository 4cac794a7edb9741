package it.varco.testidp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The IDs of accepted requests, for as long as their IssueInstant would let them be accepted again. */
final class AcceptedRequests {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST = 100_000;

    private final Map<String, Instant> accepted = new LinkedHashMap<>();
    private final InstantSource clock;

    AcceptedRequests(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean contains(String id) {
        return accepted.containsKey(id);
    }

    /** False where the ID was accepted before. */
    synchronized boolean add(String id) {
        Instant now = clock.instant();
        // In the order of their arrival: the oldest come first.
        Iterator<Instant> oldest = accepted.values().iterator();
        while (oldest.hasNext() && (oldest.next().plus(KEPT).isBefore(now) || accepted.size() >= MOST)) {
            oldest.remove();
        }
        return accepted.putIfAbsent(id, now) == null;
    }
}
