package it.varco.cns.revocation;

import it.varco.cns.revocation.RevocationFetch.Request;
import it.varco.cns.revocation.RevocationSettings.Limits;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/** Reads the lists of issuers, and keeps them until their next update. */
final class CrlSource {

    /** How long a list may take that nobody waits for. */
    static final Duration WITHOUT_HASTE = Duration.ofMinutes(1);

    private static final Comparator<Map.Entry<Place, RevocationList>> BY_AGE =
            Comparator.comparing(entry -> entry.getValue().thisUpdate());

    private final Network network;
    private final Breaker breaker;
    private final Locations locations;
    private final CrlReader reader;
    private final Limits limits;
    private final InstantSource clock;
    private final Trials beside;
    private final BoundedCache<Place, RevocationList> lists;
    private final BoundedCache<Place, Failure> failures;
    private final SingleFlight<Place, Optional<Status>> flights = new SingleFlight<>();

    /** @param beside runs what nobody waits for */
    CrlSource(
            Network network, Locations locations, CrlReader reader, Limits limits, InstantSource clock, Trials beside) {
        this.beside = beside;
        this.network = network;
        this.breaker = new Breaker(limits, clock);
        this.locations = locations;
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
        this.lists = new BoundedCache<>(limits.mostLists());
        this.failures = new BoundedCache<>(limits.mostLists());
    }

    Status status(Issued asked, Budget budget, Trial trial) {
        Optional<Status> known = known(asked);
        if (known.isPresent()) {
            return known.get();
        }
        List<URI> places = locations.lists(asked.extensions());
        Status sofar = Status.NOWHERE;
        List<Place> silent = new ArrayList<>();
        for (URI location : places) {
            Place place = new Place(location, asked.issuerFingerprint());
            if (trial == Trial.LATER && isSilent(place)) {
                sofar = sofar.graver(Status.UNREACHABLE);
                continue;
            }
            Optional<Failure> before = failures.get(place);
            Optional<Status> failure = flights.run(place, budget.left(), () -> loadOnce(place, asked, budget))
                    .orElse(Optional.of(Status.UNREACHABLE));
            Optional<Status> found = known(asked);
            if (found.isPresent()) {
                return found.get();
            }
            sofar = sofar.graver(failure.orElse(Status.FORGED));
            if (isSilent(place) && !failures.get(place).equals(before)) {
                silent.add(place);
            }
        }
        // A large list takes longer than a person can be kept waiting; the next one finds it here.
        silent.forEach(place -> beside.run(place.location, () -> loadWithoutHaste(place, asked)));
        return sofar;
    }

    /** The hosts that are not asked now. */
    Set<String> leftAlone() {
        return breaker.leftAlone();
    }

    /** Whether there is no list since nobody speaks, and somebody should be asked again. */
    boolean isTrialDue(Issued asked) {
        Instant now = clock.instant();
        return known(asked).isEmpty()
                && locations.lists(asked.extensions()).stream()
                        .map(location -> new Place(location, asked.issuerFingerprint()))
                        .anyMatch(place -> isSilent(place)
                                && failures.get(place)
                                        .filter(failure -> failure.counts(now))
                                        .isEmpty()
                                && breaker.wouldAdmit(place.location));
    }

    /** One silence is enough: a list is for everybody, and everybody would wait for whoever fetches it. */
    private boolean isSilent(Place place) {
        Instant now = clock.instant();
        return breaker.isSilent(place.location)
                || failures.get(place)
                        .filter(failure -> failure.status == Status.UNREACHABLE
                                && now.isBefore(failure.until.plus(limits.rememberedSilence())))
                        .isPresent();
    }

    /** What the newest list says that there ever was, however old it is: for days on which nobody can be asked. */
    Optional<Status> lastWord(Issued asked) {
        return listsAbout(asked).max(BY_AGE).map(list -> list.getValue().status(asked.serial()));
    }

    /** What the newest of the lists says that are about the certificate. */
    private Optional<Status> known(Issued asked) {
        Instant now = clock.instant();
        return listsAbout(asked)
                .filter(entry -> entry.getValue().isCurrent(now, limits.clockSkew()))
                .max(BY_AGE)
                // Read once more by its key, so that what is in use is not forgotten first.
                .flatMap(entry -> lists.get(entry.getKey()))
                .map(list -> list.status(asked.serial()));
    }

    private Stream<Map.Entry<Place, RevocationList>> listsAbout(Issued asked) {
        String issuer = asked.issuerFingerprint();
        Set<GeneralName> names = Locations.listNames(asked.extensions());
        return lists.entries().stream()
                .filter(entry -> entry.getKey().issuer.equals(issuer))
                .filter(entry -> isAbout(entry.getKey(), entry.getValue(), asked, names));
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

    /** Why there is still no list that is about the certificate; empty where there is one. */
    private Optional<Status> loadOnce(Place place, Issued asked, Budget budget) {
        Instant now = clock.instant();
        Optional<Status> failed =
                failures.get(place).filter(failure -> failure.counts(now)).map(Failure::status);
        return failed.isPresent() || known(asked).isPresent() ? failed : load(place, asked, budget);
    }

    private Optional<Status> load(Place place, Issued asked, Budget budget) {
        if (budget.isSpent() || !breaker.admits(place.location)) {
            return Optional.of(Status.UNREACHABLE);
        }
        Optional<Status> failure;
        try {
            CrlReader.Unverified list = fetch(place.location, budget.next());
            breaker.succeeded(place.location);
            failure = list.issuer().equals(asked.issuer().getSubject())
                    ? keep(place.location, list, List.of(asked.issuerKey()))
                    : Optional.of(Status.FORGED);
            if (failure.isEmpty() && known(asked).isEmpty()) {
                failure = Optional.of(Status.FORGED);
            }
        } catch (IOException silent) {
            breaker.failed(place.location);
            failure = Optional.of(Status.UNREACHABLE);
        }
        Instant now = clock.instant();
        failure.ifPresent(status -> failures.put(place, new Failure(status, now, now.plus(limits.failurePause()))));
        return failure;
    }

    private CrlReader.Unverified fetch(URI location, Duration within) throws IOException {
        return CrlReader.parse(network.exchange(new Request(location, Optional.empty(), limits.largestCrl(), within)));
    }

    /** Why the list is not kept; empty where it is. */
    private Optional<Status> keep(URI location, CrlReader.Unverified unverified, Collection<PublicKey> keys) {
        Optional<RevocationList> read = keys.stream()
                .flatMap(key -> reader.verify(unverified, key).stream())
                .findFirst();
        if (read.isEmpty()) {
            return Optional.of(Status.FORGED);
        }
        RevocationList list = read.get();
        Place place = new Place(location, Issued.fingerprint(list.issuerKey()));
        Instant now = clock.instant();
        if (!list.hasBegun(now, limits.clockSkew())) {
            return Optional.of(Status.UNREACHABLE);
        }
        // One whose time is over counts no more, and its revocations are still the last word on lenient days.
        keepNewer(place, list);
        if (!list.isCurrent(now, limits.clockSkew())) {
            return Optional.of(Status.UNREACHABLE);
        }
        failures.remove(place);
        return Optional.empty();
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
     * Loads a list before anybody needs it, whatever happened to those of the same host.
     *
     * @param authorities those whose list it may be, beside the issuer of the one that is kept
     * @return whether there is a current list of one of them
     */
    boolean prefetch(URI location, Collection<X509Certificate> authorities, Duration within) {
        try {
            if (!locations.allows(location)) {
                return false;
            }
            CrlReader.Unverified list = fetch(location, within);
            return keep(location, list, possibleKeys(location, list.issuer(), authorities))
                    .isEmpty();
        } catch (IOException silent) {
            return false;
        }
    }

    private void loadWithoutHaste(Place place, Issued asked) {
        try {
            CrlReader.Unverified list = fetch(place.location, WITHOUT_HASTE);
            if (list.issuer().equals(asked.issuer().getSubject())
                    && keep(place.location, list, List.of(asked.issuerKey())).isEmpty()) {
                breaker.succeeded(place.location);
            }
        } catch (IOException stillSilent) {
            breaker.failed(place.location);
        }
    }

    private Set<PublicKey> possibleKeys(URI location, X500Name issuer, Collection<X509Certificate> authorities) {
        Stream<PublicKey> known = authorities.stream()
                .filter(authority -> Issued.holder(authority).getSubject().equals(issuer))
                .map(X509Certificate::getPublicKey);
        Stream<PublicKey> kept = lists.entries().stream()
                .filter(entry -> entry.getKey().location.equals(location))
                .map(Map.Entry::getValue)
                .filter(list -> list.issuer().equals(issuer))
                .map(RevocationList::issuerKey);
        return Stream.concat(known, kept).collect(Collectors.toSet());
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
