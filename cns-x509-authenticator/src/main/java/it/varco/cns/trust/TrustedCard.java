package it.varco.cns.trust;

import it.varco.cns.profile.CardCertificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A card that an authority of ours has issued. Only {@link CardTrust} makes one, and only with one can anybody be asked
 * whether the card still stands: the addresses in a certificate that nobody vouches for are never followed.
 */
public final class TrustedCard {

    private final CardCertificate card;
    private final List<Link> links;

    TrustedCard(CardCertificate card, List<X509Certificate> path, X509Certificate anchor) {
        this.card = card;
        List<Link> built = new ArrayList<>();
        for (int index = 0; index < path.size(); index++) {
            built.add(new Link(path.get(index), index + 1 < path.size() ? path.get(index + 1) : anchor));
        }
        this.links = List.copyOf(built);
    }

    /** The card. */
    public CardCertificate card() {
        return card;
    }

    /** The card and its issuer first; then each authority that the card brought along, up to the one we know. */
    public List<Link> links() {
        return links;
    }

    /** Nothing of the person: what is printed may end in a log. */
    @Override
    public String toString() {
        return "TrustedCard[" + card.method().slug() + "]";
    }

    /** A certificate, and the one whose key has signed it. */
    public static final class Link {

        private final X509Certificate certificate;
        private final X509Certificate issuer;

        private Link(X509Certificate certificate, X509Certificate issuer) {
            this.certificate = certificate;
            this.issuer = issuer;
        }

        /** What was issued. */
        public X509Certificate certificate() {
            return certificate;
        }

        /** By whom. */
        public X509Certificate issuer() {
            return issuer;
        }

        /** Whether what was issued is an authority and not the card. */
        public boolean isOfAuthority() {
            return certificate.getBasicConstraints() >= 0;
        }
    }
}
