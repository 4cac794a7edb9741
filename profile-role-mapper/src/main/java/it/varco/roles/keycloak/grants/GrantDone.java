package it.varco.roles.keycloak.grants;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantState;

/**
 * What was done.
 *
 * @param account whose grant it is
 * @param state where it stands now, a planned delegation where it will
 * @param effect whether anything was written
 */
public record GrantDone(String account, Grant grant, GrantState state, Effect effect) {

    /** Whether it made a difference. */
    public enum Effect {
        CHANGED,
        /** It was so already. */
        NONE
    }
}
