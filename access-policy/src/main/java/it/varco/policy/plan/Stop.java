package it.varco.policy.plan;

/** What a phase takes from weak methods. */
public enum Stop {
    /** Profiles are no longer exercised with them. */
    ROLE,
    /** No credential of the body's own is given out any more. */
    ISSUE,
    /** Nobody signs in with them any more. */
    LOGIN
}
