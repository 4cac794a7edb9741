package it.varco.policy.plan;

/** What becomes of a sign-in from which the plan took the last role. */
public enum OnEmptyRoles {
    DENY,
    ALLOW_WITHOUT_ROLES
}
