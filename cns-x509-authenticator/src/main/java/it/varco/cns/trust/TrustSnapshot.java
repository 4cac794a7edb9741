package it.varco.cns.trust;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * A snapshot of those authorities, each of which issues what its own certificate says. A certificate that is no
     * authority's is left out.
     *
     * @param authorities their certificates; the same one twice is one
     */
    public static TrustSnapshot of(Collection<X509Certificate> authorities, Freshness freshness) {
        return ofAnchors(
                authorities.stream().filter(Anchor::isAuthority).map(Anchor::of).toList(), freshness);
    }

    /** A snapshot of those; of one certificate that comes twice, the first counts. */
    static TrustSnapshot ofAnchors(Collection<Anchor> anchors, Freshness freshness) {
        Map<X509Certificate, Anchor> each = new LinkedHashMap<>();
        anchors.forEach(anchor -> each.putIfAbsent(anchor.certificate(), anchor));
        return new TrustSnapshot(
                each.values().stream()
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
        return anchors().map(Anchor::certificate).toList();
    }

    Stream<Anchor> anchors() {
        return byName.values().stream().flatMap(List::stream);
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
