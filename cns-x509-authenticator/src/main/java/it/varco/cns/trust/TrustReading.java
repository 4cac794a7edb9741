package it.varco.cns.trust;

import it.varco.cns.profile.CardRefusal;

/** Whether a card is believed. */
public sealed interface TrustReading {

    /** An authority of ours has issued it. */
    record Trusted(TrustedCard card) implements TrustReading {}

    /** None has, for that reason. */
    record Refused(CardRefusal refusal) implements TrustReading {}
}
