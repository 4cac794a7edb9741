package it.varco.cns.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Several sources as one: whoever is in any of them is believed, as the first of them that has it says. */
public final class JoinedSources implements TrustAnchorSource {

    private final List<TrustAnchorSource> sources;
    private volatile Joined last = new Joined(List.of(), TrustSnapshot.of(List.of(), Freshness.NEVER_LOADED));

    /** @param sources where authorities come from */
    public JoinedSources(List<TrustAnchorSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public TrustSnapshot current() {
        List<TrustSnapshot> parts =
                sources.stream().map(TrustAnchorSource::current).toList();
        Joined known = last;
        if (known.isOf(parts)) {
            return known.whole;
        }
        Joined joined = new Joined(parts, join(parts));
        last = joined;
        return joined.whole;
    }

    private static TrustSnapshot join(List<TrustSnapshot> parts) {
        List<TrustFault> faults = new ArrayList<>();
        parts.forEach(part -> faults.addAll(part.freshness().faults()));
        return TrustSnapshot.ofAnchors(
                parts.stream().flatMap(TrustSnapshot::anchors).toList(),
                new Freshness(
                        oldest(parts.stream()
                                .map(part -> part.freshness().loadedAt())
                                .toList()),
                        oldest(parts.stream()
                                .map(part -> part.freshness().nextUpdate())
                                .toList()),
                        parts.stream()
                                .flatMap(part -> part.freshness().sequence().stream())
                                .findFirst(),
                        faults));
    }

    private static Optional<Instant> oldest(List<Optional<Instant>> instants) {
        return instants.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private record Joined(List<TrustSnapshot> parts, TrustSnapshot whole) {

        /** Snapshots never change, and have no equality but being the same one. */
        boolean isOf(List<TrustSnapshot> others) {
            return parts.equals(others);
        }
    }
}
