package it.varco.cns.keycloak;

import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationMode;
import it.varco.cns.trust.Freshness;
import it.varco.cns.trust.TrustFault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How it stands with what this node judges cards by.
 *
 * @param at the moment
 * @param authorities how many are believed
 * @param list how new the trusted list is; empty where none is configured
 * @param faults what keeps authorities from being as new as they should be
 * @param missingLists the revocation lists that could not be had when they were last prefetched
 * @param hostsLeftAlone those that failed several times in a row, and are not asked now
 * @param keyStrength how strong the keys of cards must be
 * @param revocation which sources are asked about cards
 * @param softUntil the last day on which a card is let in that nobody could be asked about; empty where it is not so now
 */
record CardStanding(
        Instant at,
        int authorities,
        Optional<Freshness> list,
        List<TrustFault> faults,
        Set<URI> missingLists,
        Set<String> hostsLeftAlone,
        KeyStrength keyStrength,
        RevocationMode revocation,
        Optional<LocalDate> softUntil) {

    CardStanding {
        faults = List.copyOf(faults);
        missingLists = Set.copyOf(missingLists);
        hostsLeftAlone = Set.copyOf(hostsLeftAlone);
    }

    /** How long ago the trusted list in use was fetched. */
    Optional<Duration> age() {
        return list.flatMap(Freshness::loadedAt).map(then -> Duration.between(then, at));
    }

    /** How long the trusted list in use still counts as current by its own word; negative where it is late. */
    Optional<Duration> untilNextUpdate() {
        return list.flatMap(Freshness::nextUpdate).map(then -> Duration.between(at, then));
    }
}
