package it.varco.cns.profile;

/** What came of reading a certificate. */
public sealed interface CardReading {

    /** It is the certificate of a card that is accepted. */
    record Read(CardCertificate card) implements CardReading {}

    /** It is not, for that reason. */
    record Refused(CardRefusal refusal) implements CardReading {}
}
