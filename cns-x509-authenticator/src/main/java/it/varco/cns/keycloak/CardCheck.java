package it.varco.cns.keycloak;

import it.varco.cns.judge.CardJudge;
import it.varco.cns.judge.CardVerdict;
import it.varco.cns.profile.CardReader;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationCheck;
import it.varco.cns.revocation.RevocationMode;
import it.varco.cns.trust.AgidTrustedList;
import it.varco.cns.trust.CardTrust;
import it.varco.cns.trust.FileCopy;
import it.varco.cns.trust.JoinedSources;
import it.varco.cns.trust.PemDirectory;
import it.varco.cns.trust.TrustAnchorSource;
import it.varco.cns.trust.TrustFault;
import it.varco.cns.trust.TrustSnapshot;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The judge of cards of this node, with the authorities that it believes and the lists that it keeps. */
final class CardCheck {

    private static final Logger LOG = Logger.getLogger(CardCheck.class);

    private final KeyStrength strength;
    private final RevocationMode mode;
    private final InstantSource clock;
    private final TrustAnchorSource authorities;
    private final Optional<AgidTrustedList> trustedList;
    private final RevocationCheck revocation;
    private final CardJudge judge;
    private final Set<URI> prefetched;
    private volatile Set<URI> missingLists = Set.of();

    /**
     * @param data the directory of this node in which the last good list is kept
     * @param clock the wall's: certificates know no other
     */
    CardCheck(CardSettings settings, Path data, InstantSource clock) {
        OutboundHttp http = new OutboundHttp();
        this.strength = settings.rules().keyStrength();
        this.mode = settings.revocation().mode();
        this.prefetched = settings.revocationLists();
        this.clock = clock;
        this.trustedList = settings.trustedList()
                .map(list -> new AgidTrustedList(
                        list.settings(),
                        new TrustedListFetch(list.location(), http),
                        new FileCopy(data.resolve("varco-card-trusted-list.xml")),
                        clock));
        List<TrustAnchorSource> sources = new ArrayList<>();
        settings.anchors().ifPresent(directory -> sources.add(new PemDirectory(directory, clock)));
        trustedList.ifPresent(sources::add);
        this.authorities = new JoinedSources(sources);
        this.revocation = new RevocationCheck(settings.revocation(), strength, authorities, http, clock);
        this.judge = new CardJudge(new CardReader(settings.rules()), new CardTrust(authorities, strength), revocation);
    }

    /** Judges for this moment. May wait for an issuer's answer. */
    CardVerdict judge(List<X509Certificate> presented) {
        return judge.judge(presented, clock.instant());
    }

    /** Reads what the last run has kept. */
    void restore() {
        trustedList.ifPresent(AgidTrustedList::restore);
    }

    /** Brings authorities and revocation lists up to date; what cannot be had stays as it is, and the log says so. */
    void refresh() {
        refreshAuthorities();
        missingLists = revocation.prefetch(prefetched);
        if (!missingLists.isEmpty()) {
            LOG.warnf("Cards: no current revocation list at %s", missingLists);
        }
    }

    /** Brings the authorities up to date, and nothing else. */
    void refreshAuthorities() {
        trustedList.ifPresent(AgidTrustedList::refresh);
        for (TrustFault fault : authorities.current().freshness().faults()) {
            LOG.warnf("Cards: %s, %s", fault.kind(), fault.where());
        }
    }

    /** How things stand at this moment. */
    CardStanding standing() {
        TrustSnapshot believed = authorities.current();
        return new CardStanding(
                clock.instant(),
                believed.authorities().size(),
                trustedList.map(list -> list.current().freshness()),
                believed.freshness().faults(),
                missingLists,
                revocation.hostsLeftAlone(),
                strength,
                mode,
                revocation.softUntil());
    }
}
