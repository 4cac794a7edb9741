package it.varco.policy.decision;

import it.varco.policy.grant.GrantState;
import java.util.Optional;

/**
 * What became of one grant in one session.
 *
 * @param profile the profile's slug
 * @param role the role that the token gets where both decisions allow
 * @param delegator the account for which the person acts, where the grant is a delegation
 * @param grant what the grant itself says
 * @param standing where the grant stands, told apart only as far as the plan needs it
 * @param plan what the plan says of exercising the profile in this session
 */
public record RoleAnswer(
        String profile, String role, Optional<String> delegator, Decision grant, Standing standing, Decision plan) {

    /** How far a grant is from giving its role. */
    public enum Standing {
        HELD,
        /** Pending or suspended, here or behind a delegation: it may come back by itself. */
        DORMANT,
        NOT_HELD
    }

    /** Whether the role is in the token. */
    public boolean isAllowed() {
        return grant.allows() && plan.allows();
    }

    /**
     * Whether it is the plan that takes it: also of a role that is pending or suspended, its delegator's included, since
     * it would not be there either if it were active.
     */
    public boolean isTakenByPlan() {
        return !plan.allows() && standing != Standing.NOT_HELD;
    }

    /**
     * Whether the plan takes it from this way in, and not only from its lowest level: who came at a low level is let in
     * without the role, and can do better at once.
     */
    boolean isTakenForGood() {
        return isTakenByPlan() && plan.reason() != Reason.LEVEL_TOO_LOW;
    }

    static Standing standingOf(GrantState state) {
        return switch (state) {
            case ACTIVE -> Standing.HELD;
            case PENDING_FIRST, PENDING_REACTIVATION, SUSPENDED -> Standing.DORMANT;
            case ASKED, REFUSED, REVOKED, WITHDRAWN -> Standing.NOT_HELD;
        };
    }

    static Reason reasonOf(GrantState state) {
        return switch (state) {
            case ASKED -> Reason.ASKED;
            case REFUSED -> Reason.REFUSED;
            case ACTIVE -> Reason.GRANTED;
            case PENDING_FIRST -> Reason.PENDING_FIRST;
            case PENDING_REACTIVATION -> Reason.PENDING_REACTIVATION;
            case SUSPENDED -> Reason.SUSPENDED;
            case REVOKED -> Reason.REVOKED;
            case WITHDRAWN -> Reason.WITHDRAWN;
        };
    }
}
