package it.varco.policy.plan;

/** Whether those who hold a profile may name delegates for it. */
public enum DelegationRule {
    NONE,
    HOLDERS
}
