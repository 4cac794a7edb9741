package it.varco.policy.decision;

/** In whose right a profile is exercised. */
public enum Tenure {
    HOLDER,
    DELEGATE
}
