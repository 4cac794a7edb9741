package it.varco.cns.profile;

/** Whether a card may carry the eleven digits of a provisional code in place of a person's final fiscal code. */
public enum NumericCodes {
    REFUSED,
    /** The holder whose code becomes final later is somebody else then: the key of the account changes. */
    ACCEPTED
}
