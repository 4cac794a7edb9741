package it.varco.cns.judge;

import it.varco.cns.profile.CardCertificate;
import it.varco.cns.profile.CardRefusal;
import it.varco.cns.revocation.RevocationReading.Assurance;

/** Whether a card signs in. */
public sealed interface CardVerdict {

    /**
     * It does, and these are its holder and kind.
     *
     * @param card the certificate that was judged
     * @param assurance on what word about revocation
     */
    record Accepted(CardCertificate card, Assurance assurance) implements CardVerdict {}

    /** It does not, for that reason. */
    record Refused(CardRefusal refusal) implements CardVerdict {}
}
