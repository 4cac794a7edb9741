package it.varco.policy.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * An event at its place in time.
 *
 * @param from the instant at which it is applied
 */
record PlacedEvent(Instant from, OrderEvent event) {

    private static final Comparator<PlacedEvent> IN_TIME =
            Comparator.comparing(PlacedEvent::from).thenComparing(PlacedEvent::event, OrderEvent.IN_ORDER);

    /**
     * Puts events in time. What gives is placed where it was received; when it arrives after a later act that takes away has begun to
     * count, just before that one: the Order meant it earlier, and it was never to be seen.
     */
    static List<PlacedEvent> place(List<OrderEvent> events) {
        List<OrderEvent> latestFirst = new ArrayList<>(events);
        latestFirst.sort(OrderEvent.IN_ORDER.reversed());
        List<PlacedEvent> placed = new ArrayList<>();
        Instant takenAway = Instant.MAX;
        for (OrderEvent event : latestFirst) {
            Instant from = event.countsFrom();
            if (event.act().takesAway()) {
                takenAway = from;
            }
            placed.add(new PlacedEvent(Collections.min(List.of(from, takenAway)), event));
        }
        placed.sort(IN_TIME);
        return placed;
    }
}
