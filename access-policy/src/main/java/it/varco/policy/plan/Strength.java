package it.varco.policy.plan;

/** Whether phases concern a method of signing in. */
public enum Strength {
    /** No phase stops it. */
    STRONG,
    /** Phases and the ceiling stop it. */
    WEAK
}
