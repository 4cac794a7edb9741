package it.varco.policy.decision;

import it.varco.policy.plan.Act;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One answer of the plan.
 *
 * @param rule the part of the plan that spoke, such as {@code phase/1}, {@code ceiling}, {@code method/spid}
 * @param act the act on which that part rests
 * @param since the first day of a stop
 */
public record Decision(Effect effect, Reason reason, String rule, Optional<Act> act, Optional<LocalDate> since) {

    /** What a decision does. */
    public enum Effect {
        ALLOW,
        DENY
    }

    static Decision allow(Reason reason, String rule) {
        return new Decision(Effect.ALLOW, reason, rule, Optional.empty(), Optional.empty());
    }

    static Decision deny(Reason reason, String rule) {
        return new Decision(Effect.DENY, reason, rule, Optional.empty(), Optional.empty());
    }

    static Decision deny(Reason reason, String rule, Act act, LocalDate since) {
        return new Decision(Effect.DENY, reason, rule, Optional.of(act), Optional.of(since));
    }

    /** Whether it allows. */
    public boolean allows() {
        return effect == Effect.ALLOW;
    }

    /** Which words a person reads. */
    public String messageKey() {
        return reason.slug();
    }
}
