package it.varco.cns.judge;

import it.varco.cns.profile.CardReader;
import it.varco.cns.profile.CardReading;
import it.varco.cns.profile.CardRefusal;
import it.varco.cns.profile.RefusalKind;
import it.varco.cns.revocation.RevocationCheck;
import it.varco.cns.revocation.RevocationReading;
import it.varco.cns.trust.CardTrust;
import it.varco.cns.trust.TrustReading;
import it.varco.cns.trust.TrustedCard;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Judges what a browser presents at the card origin. */
public final class CardJudge {

    private final CardReader reader;
    private final CardTrust trust;
    private final RevocationCheck revocation;

    /** @param reader what cards look like */
    public CardJudge(CardReader reader, CardTrust trust, RevocationCheck revocation) {
        this.reader = Objects.requireNonNull(reader);
        this.trust = Objects.requireNonNull(trust);
        this.revocation = Objects.requireNonNull(revocation);
    }

    /**
     * Judges. May wait for the issuer's answer, for as long as the server's budget allows.
     *
     * @param presented the certificate of the card first, then whatever was sent along; empty where the browser sent none
     * @param at the instant for which everything must be valid
     */
    public CardVerdict judge(List<X509Certificate> presented, Instant at) {
        if (presented.isEmpty()) {
            return new CardVerdict.Refused(CardRefusal.NO_CARD);
        }
        List<X509Certificate> brought = presented.subList(1, presented.size());
        CardReading reading = reader.read(presented.get(0), at);
        if (reading instanceof CardReading.Read read) {
            TrustReading trusting = trust.trust(read.card(), brought, at);
            return trusting instanceof TrustReading.Trusted trusted
                    ? stands(trusted.card())
                    : new CardVerdict.Refused(((TrustReading.Refused) trusting).refusal());
        }
        CardRefusal refusal = ((CardReading.Refused) reading).refusal();
        return new CardVerdict.Refused(alarm(refusal, presented.get(0), brought, at));
    }

    private CardVerdict stands(TrustedCard card) {
        RevocationReading reading = revocation.check(card);
        return reading instanceof RevocationReading.Passed passed
                ? new CardVerdict.Accepted(card.card(), passed.assurance())
                : new CardVerdict.Refused(((RevocationReading.Refused) reading).refusal());
    }

    /** A damaged fiscal code in a real card is an alarm; in a certificate that anybody can make it is not. */
    private CardRefusal alarm(
            CardRefusal refusal, X509Certificate presented, List<X509Certificate> brought, Instant at) {
        return refusal.kind() == RefusalKind.DAMAGED_FISCAL_CODE
                ? trust.distrust(presented, brought, at).orElse(refusal)
                : refusal;
    }
}
