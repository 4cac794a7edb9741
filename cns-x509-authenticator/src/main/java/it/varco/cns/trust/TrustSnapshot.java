package it.varco.cns.trust;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** The authorities that are believed at one moment. Never changes; several may bear one name. */
public final class TrustSnapshot {

    private final Map<X500Principal, List<Anchor>> byName;
    private final Freshness freshness;

    private TrustSnapshot(Map<X500Principal, List<Anchor>> byName, Freshness freshness) {
        this.byName = byName;
        this.freshness = freshness;
    }

    /**
     * A snapshot of those authorities. A certificate that is no authority's is left out.
     *
     * @param authorities their certificates; the same one twice is one
     */
    public static TrustSnapshot of(Collection<X509Certificate> authorities, Freshness freshness) {
        return new TrustSnapshot(
                new LinkedHashSet<>(authorities)
                        .stream()
                                .filter(Anchor::isAuthority)
                                .map(Anchor::new)
                                .collect(Collectors.groupingBy(
                                        anchor -> anchor.certificate().getSubjectX500Principal(),
                                        LinkedHashMap::new,
                                        Collectors.toUnmodifiableList())),
                freshness);
    }

    /** The same authorities, otherwise fresh. */
    TrustSnapshot with(Freshness other) {
        return new TrustSnapshot(byName, other);
    }

    /** The certificates of all authorities. */
    public List<X509Certificate> authorities() {
        return byName.values().stream()
                .flatMap(List::stream)
                .map(Anchor::certificate)
                .toList();
    }

    /** Those of that name, each with a key of its own. */
    public List<X509Certificate> authoritiesNamed(X500Principal name) {
        return named(name).stream().map(Anchor::certificate).toList();
    }

    List<Anchor> named(X500Principal name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Whether nobody is believed. */
    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** How new this is. */
    public Freshness freshness() {
        return freshness;
    }
}
