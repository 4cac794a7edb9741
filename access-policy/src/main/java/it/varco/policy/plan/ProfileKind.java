package it.varco.policy.plan;

/** What sort of user a profile describes. */
public enum ProfileKind {
    /** Holds other profiles within it; a phase on it holds for all of them. */
    UMBRELLA,
    INTERMEDIARY,
    PROFESSIONAL,
    ADMINISTRATION,
    FIRM,
    CITIZEN,
    OTHER
}
