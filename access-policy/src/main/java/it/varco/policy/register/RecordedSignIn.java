package it.varco.policy.register;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.signin.Assurance;
import it.varco.policy.signin.SignIn;
import java.time.Instant;

/**
 * A sign-in as the plan of its day judged it.
 *
 * @param at when, on the policy clock
 * @param assurance to what it raises the level of the account; none where the plan did not accept the level asserted
 * @param effect whether it was adequate to make a role operative
 */
public record RecordedSignIn(Instant at, Assurance assurance, Effect effect) {

    /**
     * A sign-in as the plan judges it now.
     *
     * @param at on the policy clock
     */
    public static RecordedSignIn judged(SignIn signIn, CompiledPlan plan, Instant at) {
        return new RecordedSignIn(
                at, plan.assurance(signIn), plan.isAdequate(signIn, at) ? Effect.ACTIVATES : Effect.CHANGES_NOTHING);
    }

    /** What a sign-in does to a role that waits for one. */
    public enum Effect {
        ACTIVATES,
        CHANGES_NOTHING
    }
}
