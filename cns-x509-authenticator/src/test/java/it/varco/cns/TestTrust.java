package it.varco.cns;

import it.varco.cns.profile.CardReader;
import it.varco.cns.profile.CardReading;
import it.varco.cns.profile.CardRules;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.trust.CardTrust;
import it.varco.cns.trust.Freshness;
import it.varco.cns.trust.TrustAnchorSource;
import it.varco.cns.trust.TrustReading;
import it.varco.cns.trust.TrustSnapshot;
import it.varco.cns.trust.TrustedCard;
import it.varco.testcards.Ca;
import it.varco.testcards.Card;
import it.varco.testcards.TestAuthorities;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Cards that are trusted, in the one way in which they can be. */
public final class TestTrust {

    private TestTrust() {}

    /** A source that always believes the same authorities. */
    public static TrustAnchorSource in(X509Certificate... authorities) {
        TrustSnapshot snapshot = TrustSnapshot.of(Arrays.asList(authorities), Freshness.NEVER_LOADED);
        return () -> snapshot;
    }

    /** The Region's authority and the root of CIE. */
    public static TrustAnchorSource of(TestAuthorities authorities) {
        return in(
                authorities.of(Ca.CNS).certificate(),
                authorities.of(Ca.CIE_ROOT).certificate());
    }

    /** The card, trusted by those authorities. */
    public static TrustedCard trusted(Card card, TestAuthorities authorities, Instant at) {
        return trusted(card.chain(), of(authorities), at);
    }

    /** The same for certificates made by hand. */
    public static TrustedCard trusted(List<X509Certificate> chain, TrustAnchorSource source, Instant at) {
        CardReading reading = new CardReader(CardRules.STANDARD).read(chain.get(0), at);
        TrustReading trusting = new CardTrust(source, KeyStrength.CURRENT)
                .trust(((CardReading.Read) reading).card(), chain.subList(1, chain.size()), at);
        return ((TrustReading.Trusted) trusting).card();
    }
}
