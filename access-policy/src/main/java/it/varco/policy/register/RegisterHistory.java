package it.varco.policy.register;

import it.varco.policy.signin.Assurance;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of one person under one profile. The order in which it is given means nothing: the same records always end in the
 * same standing.
 *
 * @param initial what the load of the body's old register said; empty where the person was not in it
 * @param events what the Order communicated
 * @param withdrawn the ids of events that the Order took back: as if they had never been
 * @param signIns the person's sign-ins, by any door
 */
public record RegisterHistory(
        Optional<InitialRecord> initial, List<OrderEvent> events, Set<String> withdrawn, List<RecordedSignIn> signIns) {

    public RegisterHistory {
        events = List.copyOf(events);
        withdrawn = Set.copyOf(withdrawn);
        signIns = List.copyOf(signIns);
    }

    /** Where the role stands over time, by replay of everything. */
    public Standing replay() {
        Replay replay = new Replay(this);
        PlacedEvent.place(events.stream()
                        .filter(event -> !withdrawn.contains(event.id()))
                        .filter(event -> event.act().takesAway() || !isKnownToLoad(event))
                        .toList())
                .forEach(replay::apply);
        return replay.standing();
    }

    /** Whether the old register, as it was loaded, came after the event: if it gave something, it is in the record. */
    private boolean isKnownToLoad(OrderEvent event) {
        return initial.filter(record -> event.countsFrom().isBefore(record.since()))
                .isPresent();
    }

    /** The highest level that the account had reached before that instant (high-water mark: it never falls). */
    public Assurance levelBefore(Instant instant) {
        Assurance signedIn = highest(signIns.stream()
                .filter(signIn -> signIn.at().isBefore(instant))
                .map(RecordedSignIn::assurance)
                .toList());
        return initial.filter(record -> record.since().isBefore(instant))
                .map(record -> highest(List.of(record.level(), signedIn)))
                .orElse(signedIn);
    }

    /** The first sign-in between the two instants, both excluded, that makes a waiting role operative. */
    Optional<Instant> activationBetween(Instant after, Instant before) {
        return signIns.stream()
                .filter(signIn -> signIn.effect() == RecordedSignIn.Effect.ACTIVATES)
                .map(RecordedSignIn::at)
                .filter(at -> at.isAfter(after) && at.isBefore(before))
                .min(Comparator.naturalOrder());
    }

    private static Assurance highest(Collection<Assurance> levels) {
        return levels.stream().max(Comparator.naturalOrder()).orElse(Assurance.NONE);
    }
}
