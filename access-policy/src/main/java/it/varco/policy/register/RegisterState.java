package it.varco.policy.register;

import it.varco.policy.grant.GrantState;
import java.util.Optional;

/** Where a role stands that an Order gives and takes. */
public enum RegisterState {
    /** The Order has never spoken of the person. */
    ABSENT(null),
    /** Enrolled, and no adequate sign-in since. */
    PENDING_FIRST(GrantState.PENDING_FIRST),
    ACTIVE(GrantState.ACTIVE),
    SUSPENDED(GrantState.SUSPENDED),
    /** Struck off, for whatever reason. */
    REVOKED(GrantState.REVOKED),
    /** Reactivated, and the level at the interruption was not adequate: waits for an adequate sign-in. */
    PENDING_REACTIVATION(GrantState.PENDING_REACTIVATION);

    private final GrantState grantState;

    RegisterState(GrantState grantState) {
        this.grantState = grantState;
    }

    /** The same as the state of a grant; empty where there is none. */
    public Optional<GrantState> grantState() {
        return Optional.ofNullable(grantState);
    }

    /** Whether the Order has taken the role away, and has not yet given it back. */
    public boolean isInterrupted() {
        return this == SUSPENDED || this == REVOKED;
    }

    /** Whether one adequate sign-in makes the role operative. */
    public boolean waitsForSignIn() {
        return this == PENDING_FIRST || this == PENDING_REACTIVATION;
    }
}
