package it.varco.cns.trust;

import it.varco.cns.trust.TrustFault.Kind;
import it.varco.cns.trust.TrustedListSettings.WhenStale;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The authorities of AgID's trusted list. A schedule calls {@link #refresh}; whoever signs in reads what is there and waits
 * for nothing. A list that is tampered with, stale, older than the one in use, another one with its
 * number or signed by somebody else is refused, and the one in use stays, in memory and for the next start.
 *
 * <p>Source: ETSI TS 119 612; on the Italian list CNS and CIE authorities are services of type IdV, recognised at national
 * level and not granted.
 */
public final class AgidTrustedList implements TrustAnchorSource {

    private final TrustedListSettings settings;
    private final ListFetch fetch;
    private final LastGoodCopy copy;
    private final InstantSource clock;
    private volatile State state = State.NOTHING;

    /**
     * @param fetch brings the list
     * @param copy keeps it over a restart
     * @param clock says when it was loaded, and whether it is stale
     */
    public AgidTrustedList(TrustedListSettings settings, ListFetch fetch, LastGoodCopy copy, InstantSource clock) {
        this.settings = Objects.requireNonNull(settings);
        this.fetch = Objects.requireNonNull(fetch);
        this.copy = Objects.requireNonNull(copy);
        this.clock = Objects.requireNonNull(clock);
    }

    /** Reads what the last run kept; to be called once before the first refresh, at start-up. */
    public synchronized void restore() {
        try {
            Optional<LastGoodCopy.Kept> kept = copy.read(TrustedList.LONGEST);
            if (kept.isPresent() && state.list.isEmpty()) {
                state = State.of(
                        TrustedList.read(kept.get().list(), settings, clock.instant()),
                        kept.get().keptAt());
            }
        } catch (IOException | RuntimeException unreadable) {
            state = state.with(fault(Kind.LIST_UNREACHABLE));
        } catch (TrustedListException refused) {
            state = state.with(fault(refused.kind()));
        }
    }

    /** Fetches the list and puts it to use if it is a good one. Never fails: see the freshness of what is in use. */
    public synchronized void refresh() {
        Instant now = clock.instant();
        try {
            byte[] fetched = fetched();
            TrustedList list = TrustedList.read(fetched, settings, now);
            refuseOlder(list);
            refuseStale(list, now);
            state = State.of(list, now);
            keep(fetched);
        } catch (TrustedListException refused) {
            state = state.with(fault(refused.kind()));
        }
    }

    @Override
    public TrustSnapshot current() {
        State known = state;
        if (known.list.isEmpty() || !isStale(known.list.get(), clock.instant())) {
            return known.snapshot;
        }
        return settings.whenStale() == WhenStale.STOP ? known.stopped : known.stale;
    }

    private byte[] fetched() throws TrustedListException {
        try {
            return fetch.fetch(TrustedList.LONGEST);
        } catch (IOException | RuntimeException unreachable) {
            throw new TrustedListException(Kind.LIST_UNREACHABLE);
        }
    }

    /** A publisher gives no number twice: of two lists with one number, the first is as good as the second is suspicious. */
    private void refuseOlder(TrustedList list) throws TrustedListException {
        if (state.list.filter(known -> list.sequence() < known.sequence()).isPresent()) {
            throw new TrustedListException(Kind.LIST_ROLLED_BACK);
        }
        if (state.list
                .filter(known -> list.sequence() == known.sequence())
                .filter(known -> !list.digest().equals(known.digest()))
                .isPresent()) {
            throw new TrustedListException(Kind.LIST_NUMBER_TWICE);
        }
    }

    private void refuseStale(TrustedList list, Instant now) throws TrustedListException {
        if (isStale(list, now)) {
            throw new TrustedListException(Kind.LIST_STALE);
        }
    }

    private boolean isStale(TrustedList list, Instant now) {
        return now.isAfter(list.nextUpdate().plus(TrustedListSettings.GRACE));
    }

    private void keep(byte[] list) {
        try {
            copy.write(list);
        } catch (IOException | RuntimeException notKept) {
            state = state.with(fault(Kind.COPY_NOT_WRITTEN));
        }
    }

    private static List<TrustFault> fault(Kind kind) {
        return List.of(new TrustFault(kind, "AgID"));
    }

    /** What is in use, and what it turns into once it is stale; made beforehand, so that a snapshot stays the same one. */
    private record State(
            Optional<TrustedList> list, TrustSnapshot snapshot, TrustSnapshot stale, TrustSnapshot stopped) {

        static final State NOTHING = of(Optional.empty(), TrustSnapshot.of(List.of(), Freshness.NEVER_LOADED));

        static State of(TrustedList list, Instant loadedAt) {
            Freshness freshness = new Freshness(
                    Optional.of(loadedAt), Optional.of(list.nextUpdate()), Optional.of(list.sequence()), List.of());
            return of(Optional.of(list), TrustSnapshot.of(list.authorities(), freshness));
        }

        private static State of(Optional<TrustedList> list, TrustSnapshot snapshot) {
            List<TrustFault> faults = new ArrayList<>(snapshot.freshness().faults());
            faults.add(new TrustFault(Kind.LIST_STALE, "AgID"));
            Freshness late = snapshot.freshness().with(faults);
            return new State(list, snapshot, snapshot.with(late), TrustSnapshot.of(List.of(), late));
        }

        State with(List<TrustFault> faults) {
            return of(list, snapshot.with(snapshot.freshness().with(faults)));
        }
    }
}
