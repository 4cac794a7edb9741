package it.varco.policy.register;

import it.varco.policy.signin.Assurance;
import java.time.Instant;

/**
 * A sign-in as the plan of its day judged it.
 *
 * @param at when, on the policy clock
 * @param assurance to what it raises the level of the account; none where the plan did not accept the level asserted
 * @param effect whether it was adequate to make a role operative
 */
public record RecordedSignIn(Instant at, Assurance assurance, Effect effect) {

    /** What a sign-in does to a role that waits for one. */
    public enum Effect {
        ACTIVATES,
        CHANGES_NOTHING
    }
}
