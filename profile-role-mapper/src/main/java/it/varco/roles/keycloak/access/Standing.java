package it.varco.roles.keycloak.access;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.PersonalAccess;
import it.varco.policy.signin.SignIn;
import java.time.Instant;
import java.util.Optional;

/** How a session stands with the plan now. */
public sealed interface Standing {

    /** The plan in force. */
    Optional<CompiledPlan> plan();

    /** Nobody of ours let the person in: there is no role, and nothing to refuse. */
    record Unknown(Optional<CompiledPlan> plan) implements Standing {}

    /**
     * The session may no longer be.
     *
     * @param now when it was asked, on the policy clock
     * @param reason the decision that took it
     */
    record Refused(Optional<CompiledPlan> plan, SignIn signIn, PersonalAccess access, Instant now, Decision reason)
            implements Standing {}

    /**
     * The session may be, with these roles.
     *
     * @param now when it was asked, on the policy clock
     */
    record Open(CompiledPlan inForce, SignIn signIn, PersonalAccess access, Instant now) implements Standing {

        @Override
        public Optional<CompiledPlan> plan() {
            return Optional.of(inForce);
        }

        /** Whether the person came in by a method that the plan calls strong. */
        public boolean isStrong() {
            return inForce.isStrong(signIn);
        }
    }
}
