package it.varco.policy.decision;

/** Whether a register keeps a role of the person pending until an adequate sign-in. */
public enum Pending {
    NO_ROLE,
    SOME_ROLE
}
