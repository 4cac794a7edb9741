package it.varco.register.ledger;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.InitialRecord;
import it.varco.policy.register.OrderEvent;
import it.varco.policy.register.RegisterHistory;
import it.varco.policy.register.RegisterWarning;
import it.varco.policy.register.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is kept of one person under one profile. The order within the lists means nothing.
 *
 * @param codes the person's fiscal codes, by the Order's word; mostly one
 * @param loaded what the old register said, of each code that it knew
 */
public record PersonFile(
        List<FiscalCode> codes, List<KeptLoad> loaded, List<TakenEvent> events, List<KeptSignIn> signIns) {

    public PersonFile {
        codes = List.copyOf(codes);
        loaded = List.copyOf(loaded);
        events = List.copyOf(events);
        signIns = List.copyOf(signIns);
    }

    /** Where the role stands over time; empty where neither an Order nor the old register has said anything of it. */
    public Optional<Standing> standing() {
        return loaded.isEmpty() && acts().isEmpty()
                ? Optional.empty()
                : Optional.of(history().replay());
    }

    /** What replay has to say of events, by the ids of their receipts. */
    public Map<String, RegisterWarning> warnings() {
        Map<String, RegisterWarning> byEventId =
                standing().map(Standing::warnings).orElse(Map.of());
        return events.stream()
                .filter(event -> byEventId.containsKey(event.message().eventId()))
                .collect(Collectors.toMap(
                        event -> event.receipt().id(),
                        event -> byEventId.get(event.message().eventId())));
    }

    /** When an Order or the load last said anything, on the wall clock; empty where nobody has. */
    public Optional<Instant> lastCommunication() {
        return Stream.concat(
                        loaded.stream().map(KeptLoad::recordedAt),
                        events.stream().map(event -> event.receipt().recordedAt()))
                .max(Comparator.naturalOrder());
    }

    private RegisterHistory history() {
        return new RegisterHistory(
                lastLoaded(),
                acts(),
                events.stream()
                        .map(TakenEvent::withdraws)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                signIns.stream().map(KeptSignIn::signIn).toList());
    }

    private List<OrderEvent> acts() {
        return events.stream().map(TakenEvent::act).flatMap(Optional::stream).toList();
    }

    /** The old register may have known one person by two codes: the later line counts, of two of one instant the one that gives less. */
    private Optional<InitialRecord> lastLoaded() {
        return loaded.stream()
                .map(KeptLoad::record)
                .max(Comparator.comparing(InitialRecord::since)
                        .thenComparing(record -> record.state().isInterrupted())
                        .thenComparing(record -> record.state().waitsForSignIn())
                        .thenComparing(InitialRecord::level, Comparator.reverseOrder()));
    }
}
