package it.varco.cns.trust;

import it.varco.cns.profile.CardCertificate;
import it.varco.cns.profile.CardRefusal;
import it.varco.cns.profile.KeyStrength;
import it.varco.policy.signin.SignInMethod;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether an authority of ours has issued a card. It believes neither the JDK's authorities nor those of the TLS
 * layer, goes by keys and not by names, and reaches over no network.
 */
public final class CardTrust {

    private static final Set<SignInMethod> ANY_KIND = Set.of(SignInMethod.CNS, SignInMethod.CIE_CARD);

    private final TrustAnchorSource source;
    private final KeyStrength strength;

    /**
     * @param source the authorities that are believed
     * @param strength what the certificates of authorities that a card brings along must hold to
     */
    public CardTrust(TrustAnchorSource source, KeyStrength strength) {
        this.source = Objects.requireNonNull(source);
        this.strength = Objects.requireNonNull(strength);
    }

    /**
     * Looks for the way from the card to an authority that may issue its kind.
     *
     * @param brought the certificates that the browser sent beside the card's, in any order; the card's own may be among
     *     them
     * @param at the instant for which everything on the way must be valid
     */
    public TrustReading trust(CardCertificate card, Collection<X509Certificate> brought, Instant at) {
        TrustSnapshot snapshot = source.current();
        PathSearch search = new PathSearch(snapshot, Set.of(card.method()), brought, strength, at);
        return search.from(card.certificate())
                .<TrustReading>map(
                        path -> new TrustReading.Trusted(new TrustedCard(card, path.certificates(), path.anchor())))
                .orElseGet(() -> new TrustReading.Refused(search.failure()));
    }

    /** Why that certificate is not believed, whatever it is; empty where an authority of ours has issued it. */
    public Optional<CardRefusal> distrust(
            X509Certificate certificate, Collection<X509Certificate> brought, Instant at) {
        PathSearch search = new PathSearch(source.current(), ANY_KIND, brought, strength, at);
        return search.from(certificate).isPresent() ? Optional.empty() : Optional.of(search.failure());
    }
}
