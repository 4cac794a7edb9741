package it.varco.policy.plan;

/** Whether a person who changes a live password gets a new credential in the sense of the issue stop. */
public enum Renewal {
    IS_NOT_ISSUANCE,
    IS_ISSUANCE
}
