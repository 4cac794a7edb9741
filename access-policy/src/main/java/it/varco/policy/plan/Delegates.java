package it.varco.policy.plan;

/** Whether a phase concerns delegates too (R-09; for State administrations A-07). */
public enum Delegates {
    /** The recommended reading: whoever acts for a holder is stopped with the holder. */
    INCLUDED,
    EXCLUDED
}
