package it.varco.policy.decision;

import it.varco.policy.plan.PolicyZone;
import java.time.Instant;

/**
 * A published version.
 *
 * @param number counts publications from one
 */
public record PlanVersion(int number, CompiledPlan plan) {

    /** From when it decides, if no later publication does. */
    public Instant effectiveFrom() {
        return PolicyZone.startOf(plan.plan().effectiveFrom());
    }
}
