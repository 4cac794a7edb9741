package it.varco.policy.decision;

import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.Strength;
import it.varco.policy.signin.SignIn;
import java.time.Instant;

/** What the plan says of one method, with the answers that it leads to. */
final class MethodAnswers {

    private final MethodRule rule;
    private final Decision strong;
    private final Decision notStopped;
    private final Decision levelTooLow;

    MethodAnswers(MethodRule rule) {
        String name = "method/" + rule.method().slug();
        this.rule = rule;
        this.strong = Decision.allow(Reason.STRONG_METHOD, name);
        this.notStopped = Decision.allow(Reason.NOT_STOPPED, name);
        this.levelTooLow = Decision.deny(Reason.LEVEL_TOO_LOW, name);
    }

    boolean isStrong() {
        return rule.strength() == Strength.STRONG;
    }

    boolean acceptsLevelOf(SignIn signIn) {
        return rule.levels().isEmpty() || rule.levels().contains(signIn.authenticationContext());
    }

    boolean isAdequateAt(Instant instant) {
        return rule.adequate().stream().anyMatch(period -> period.contains(instant));
    }

    Decision strong() {
        return strong;
    }

    Decision notStopped() {
        return notStopped;
    }

    Decision levelTooLow() {
        return levelTooLow;
    }
}
