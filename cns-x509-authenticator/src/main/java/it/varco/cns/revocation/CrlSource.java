package it.varco.cns.revocation;

import it.varco.cns.revocation.RevocationSettings.Limits;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/** Reads the lists of issuers, and keeps them until their next update. */
final class CrlSource {

    private final Network network;
    private final Locations locations;
    private final CrlReader reader;
    private final Limits limits;
    private final InstantSource clock;
    private final BoundedCache<Place, RevocationList> lists;
    private final BoundedCache<Place, Failure> failures;
    private final SingleFlight<Place, Status> flights = new SingleFlight<>();

    CrlSource(Network network, Locations locations, CrlReader reader, Limits limits, InstantSource clock) {
        this.network = network;
        this.locations = locations;
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
        this.lists = new BoundedCache<>(limits.mostLists());
        this.failures = new BoundedCache<>(limits.mostLists());
    }

    Status status(Issued asked, Budget budget) {
        Optional<Status> known = known(asked);
        if (known.isPresent()) {
            return known.get();
        }
        List<URI> places = locations.lists(asked.extensions());
        Status sofar = Status.NOWHERE;
        for (URI location : places) {
            Place place = new Place(location, asked.issuerFingerprint());
            Status loaded = flights.run(place, budget.left(), () -> loadOnce(place, asked, budget.next()))
                    .orElse(Status.UNREACHABLE);
            Optional<Status> found = known(asked);
            if (found.isPresent()) {
                return found.get();
            }
            sofar = sofar.graver(loaded);
        }
        return sofar;
    }

    /** What the newest of the lists says that are about the certificate. */
    private Optional<Status> known(Issued asked) {
        Instant now = clock.instant();
        String issuer = asked.issuerFingerprint();
        Set<GeneralName> names = Locations.listNames(asked.extensions());
        return lists.entries().stream()
                .filter(entry -> entry.getKey().issuer.equals(issuer))
                .filter(entry -> isAbout(entry.getKey(), entry.getValue(), asked, names))
                .map(Map.Entry::getValue)
                .filter(list -> list.isCurrent(now, limits.clockSkew()))
                .max(Comparator.comparing(RevocationList::thisUpdate))
                .map(list -> list.status(asked.serial()));
    }

    /**
     * An issuer may have several lists, and not being on the wrong one proves nothing. A list that names itself is about
     * the certificates that call it so. One that does not is about those that name the place where it was, and about those
     * that name no place at all.
     */
    private boolean isAbout(Place place, RevocationList list, Issued asked, Set<GeneralName> names) {
        boolean named = list.names().isEmpty()
                ? names.isEmpty() || locations.lists(asked.extensions()).contains(place.location)
                : list.names().stream().anyMatch(names::contains);
        return named && list.isAbout(asked.isAuthority());
    }

    /** {@link Status#GOOD} stands for a list that was loaded; what it says is looked up afterwards. */
    private Status loadOnce(Place place, Issued asked, Duration within) {
        Instant now = clock.instant();
        Optional<Failure> failed = failures.get(place).filter(failure -> failure.counts(now));
        return failed.map(Failure::status).orElseGet(() -> load(place, asked, within));
    }

    private Status load(Place place, Issued asked, Duration within) {
        Status status;
        try {
            CrlReader.Unverified list = fetch(place.location, within);
            status = keep(place, list, asked.issuer().getSubject(), asked.issuerKey());
        } catch (Network.NotAskedException leftAlone) {
            return Status.UNREACHABLE;
        } catch (IOException silent) {
            status = Status.UNREACHABLE;
        }
        if (status != Status.GOOD) {
            Instant now = clock.instant();
            failures.put(place, new Failure(status, now, now.plus(limits.failurePause())));
        }
        return status;
    }

    private CrlReader.Unverified fetch(URI location, Duration within) throws IOException {
        return CrlReader.parse(network.ask(location, Optional.empty(), limits.largestCrl(), within));
    }

    private Status keep(Place place, CrlReader.Unverified unverified, X500Name issuer, PublicKey key) {
        Optional<RevocationList> read =
                unverified.issuer().equals(issuer) ? reader.verify(unverified, List.of(key)) : Optional.empty();
        if (read.isEmpty()) {
            return Status.FORGED;
        }
        if (!read.get().isCurrent(clock.instant(), limits.clockSkew())) {
            return Status.UNREACHABLE;
        }
        keepNewer(place, read.get());
        return Status.GOOD;
    }

    /** Whoever sits on the way can bring an older list that still counts: what was revoked since would be let in. */
    private synchronized void keepNewer(Place place, RevocationList list) {
        if (lists.get(place)
                .filter(known -> known.thisUpdate().isAfter(list.thisUpdate()))
                .isEmpty()) {
            lists.put(place, list);
        }
    }

    /**
     * Loads a list before anybody needs it.
     *
     * @param authorities those whose list it may be
     * @return whether there is a current list of one of them
     */
    boolean prefetch(URI location, List<X509Certificate> authorities, Duration within) {
        try {
            if (!locations.allows(location)) {
                return false;
            }
            CrlReader.Unverified list = fetch(location, within);
            return authorities.stream()
                    .filter(authority -> Issued.holder(authority).getSubject().equals(list.issuer()))
                    .map(X509Certificate::getPublicKey)
                    .distinct()
                    .anyMatch(key -> keep(new Place(location, Issued.fingerprint(key)), list, list.issuer(), key)
                            == Status.GOOD);
        } catch (IOException silent) {
            return false;
        }
    }

    /** The places of all lists that are kept. */
    List<URI> places() {
        return lists.entries().stream()
                .map(entry -> entry.getKey().location)
                .distinct()
                .toList();
    }

    /** A list by where it is and whose it is: issuers of one name have lists of their own. */
    private record Place(URI location, String issuer) {}

    private record Failure(Status status, Instant from, Instant until) {

        boolean counts(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }
}
