package it.varco.policy.register;

/** What an Order may say of a person, the least restrictive first: of two acts of one day the last one wins where nothing else orders them. */
public enum OrderAct {
    ENROLLED,
    REACTIVATED,
    SUSPENDED,
    REVOKED;

    /** Whether the act takes the role away. Such an act holds from its day; one that gives, not before it was received. */
    public boolean takesAway() {
        return this == SUSPENDED || this == REVOKED;
    }
}
