package it.varco.policy.decision;

/** Whether the person has ever signed in by a method that the plan calls strong. */
public enum StrongIdentity {
    PROVEN,
    NEVER_PROVEN
}
