package it.varco.cns.revocation;

import it.varco.cns.profile.CardRefusal;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationReading.Assurance;
import it.varco.cns.trust.TrustAnchorSource;
import it.varco.cns.trust.TrustedCard;
import it.varco.policy.plan.PolicyZone;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Says whether a card that is trusted still stands. Without an answer nobody comes in, but for the days for which the
 * server says otherwise; a forged answer, an unknown card and one that was ever said to be taken back are refused on those
 * days, too. Answers and lists are kept in memory,
 * on each node its own; safe for use by many threads.
 */
public final class RevocationCheck {

    private static final Map<Status, CardRefusal> REFUSALS = Map.of(
            Status.REVOKED, CardRefusal.REVOKED,
            Status.SUSPENDED, CardRefusal.SUSPENDED,
            Status.UNKNOWN, CardRefusal.STATUS_UNKNOWN,
            Status.FORGED, CardRefusal.STATUS_FORGED,
            Status.UNREACHABLE, CardRefusal.STATUS_UNREACHABLE,
            Status.NOWHERE, CardRefusal.STATUS_NOWHERE);

    private final RevocationSettings settings;
    private final TrustAnchorSource authorities;
    private final InstantSource clock;
    private final OcspSource ocsp;
    private final CrlSource crl;
    private final Trials trials;

    /**
     * @param strength what keys and signatures of answers and lists must hold to
     * @param authorities whose lists are prefetched
     * @param fetch the way to the network
     * @param clock the real time, which also measures how long an answer takes
     */
    public RevocationCheck(
            RevocationSettings settings,
            KeyStrength strength,
            TrustAnchorSource authorities,
            RevocationFetch fetch,
            InstantSource clock) {
        this(settings, strength, authorities, fetch, clock, Trials.threads());
    }

    RevocationCheck(
            RevocationSettings settings,
            KeyStrength strength,
            TrustAnchorSource authorities,
            RevocationFetch fetch,
            InstantSource clock,
            Executor trials) {
        this.trials = new Trials(trials);
        this.settings = Objects.requireNonNull(settings);
        this.authorities = Objects.requireNonNull(authorities);
        this.clock = Objects.requireNonNull(clock);
        Network network = new Network(Objects.requireNonNull(fetch));
        Locations locations = new Locations(settings.hosts());
        Signatures signatures = new Signatures(strength);
        this.ocsp = new OcspSource(
                network, locations, new OcspReader(signatures, settings.limits()), settings.limits(), clock);
        this.crl = new CrlSource(network, locations, new CrlReader(signatures), settings.limits(), clock, this.trials);
    }

    /** Asks about the card, and about each authority that it brought along. */
    public RevocationReading check(TrustedCard card) {
        if (settings.mode() == RevocationMode.OFF) {
            return new RevocationReading.Passed(Assurance.OFF);
        }
        Budget budget = Budget.startingNow(clock, settings.limits());
        Assurance assurance = Assurance.CHECKED;
        for (TrustedCard.Link link : card.links()) {
            Issued asked = Issued.of(link);
            Status status = status(asked, budget);
            if (status == Status.UNREACHABLE && softUntil().isPresent()) {
                Optional<Status> takenBack = takenBack(asked);
                if (takenBack.isPresent()) {
                    return new RevocationReading.Refused(refusal(takenBack.get(), link));
                }
                assurance = Assurance.UNCHECKED;
            } else if (status != Status.GOOD) {
                return new RevocationReading.Refused(refusal(status, link));
            }
        }
        return new RevocationReading.Passed(assurance);
    }

    /**
     * Loads lists before anybody needs them, and anew those that cards have brought up. To be called on a schedule; takes up
     * to a minute for each list.
     *
     * @param lists where the lists are of authorities that are believed
     * @return those that gave no current list of such an authority, for operators
     */
    public Set<URI> prefetch(Collection<URI> lists) {
        Set<URI> wanted = new LinkedHashSet<>(lists);
        wanted.addAll(crl.places());
        List<X509Certificate> known = authorities.current().authorities();
        Set<URI> failed = new LinkedHashSet<>();
        for (URI location : wanted) {
            if (!crl.prefetch(location, known, CrlSource.WITHOUT_HASTE)) {
                failed.add(location);
            }
        }
        return failed;
    }

    /** The hosts, with their ports, that failed several times in a row and are not asked for a while. */
    public Set<String> hostsLeftAlone() {
        Set<String> hosts = new TreeSet<>(ocsp.leftAlone());
        hosts.addAll(crl.leftAlone());
        return hosts;
    }

    /** The last day on which cards are let in that nobody could be asked about; empty where that is not so today. */
    public Optional<LocalDate> softUntil() {
        return settings.softUntil()
                .filter(day -> !PolicyZone.dayOf(clock.instant()).isAfter(day));
    }

    /** Nobody waits for a source that has fallen silent who may come in, or is refused, without its word. */
    private Status status(Issued asked, Budget budget) {
        Status without = status(asked, budget, Trial.LATER);
        if (!without.isFinal() && !(without == Status.UNREACHABLE && softUntil().isPresent())) {
            return status(asked, budget, Trial.NOW);
        }
        if (settings.mode().sources().stream().anyMatch(source -> isTrialDue(source, asked))) {
            trials.run(asked.issuerFingerprint(), () -> tryAll(asked));
        }
        return without;
    }

    private Optional<Status> takenBack(Issued asked) {
        return Stream.of(ocsp.lastWord(asked), crl.lastWord(asked))
                .flatMap(Optional::stream)
                .filter(Status::isTakenBack)
                .findFirst();
    }

    private boolean isTrialDue(RevocationMode.Source source, Issued asked) {
        return source == RevocationMode.Source.OCSP ? ocsp.isTrialDue(asked) : crl.isTrialDue(asked);
    }

    private void tryAll(Issued asked) {
        for (RevocationMode.Source source : settings.mode().sources()) {
            if (isTrialDue(source, asked)) {
                status(source, asked, Budget.beside(clock, CrlSource.WITHOUT_HASTE), Trial.NOW);
            }
        }
    }

    private Status status(RevocationMode.Source source, Issued asked, Budget budget, Trial trial) {
        return source == RevocationMode.Source.OCSP
                ? ocsp.status(asked, budget, trial)
                : crl.status(asked, budget, trial);
    }

    private Status status(Issued asked, Budget budget, Trial trial) {
        Status sofar = Status.NOWHERE;
        for (RevocationMode.Source source : settings.mode().sources()) {
            Status status = status(source, asked, budget, trial);
            if (status.isFinal()) {
                return status;
            }
            sofar = sofar.graver(status);
        }
        return sofar;
    }

    private static CardRefusal refusal(Status status, TrustedCard.Link link) {
        return status.isTakenBack() && link.isOfAuthority() ? CardRefusal.ISSUER_REVOKED : REFUSALS.get(status);
    }
}
