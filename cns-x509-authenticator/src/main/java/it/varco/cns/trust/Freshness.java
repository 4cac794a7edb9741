package it.varco.cns.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How new a snapshot is, for metrics and for the operators' doctor.
 *
 * @param loadedAt when what is in use was read, or fetched by an earlier run; empty where nothing ever was
 * @param nextUpdate until when the list promises to be replaced; empty for files, which promise nothing
 * @param sequence the number of the list; empty for files
 * @param faults what went wrong at the last attempt; empty where all is well
 */
public record Freshness(
        Optional<Instant> loadedAt, Optional<Instant> nextUpdate, Optional<Long> sequence, List<TrustFault> faults) {

    /** Nothing was loaded, and nothing went wrong yet. */
    public static final Freshness NEVER_LOADED =
            new Freshness(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Freshness {
        faults = List.copyOf(faults);
    }

    /** Files that were all good. */
    static Freshness ofFiles(Instant loadedAt) {
        return new Freshness(Optional.of(loadedAt), Optional.empty(), Optional.empty(), List.of());
    }

    Freshness with(List<TrustFault> others) {
        return new Freshness(loadedAt, nextUpdate, sequence, others);
    }
}
