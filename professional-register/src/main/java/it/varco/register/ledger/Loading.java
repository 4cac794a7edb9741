package it.varco.register.ledger;

/** What became of one line of the old register. */
public enum Loading {
    NEW,
    /** It was loaded before, and says the same. */
    KNOWN,
    /** What was loaded before says otherwise: the earlier one stays. */
    CONTRADICTED
}
