package it.varco.policy.decision;

import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.Strength;
import it.varco.policy.signin.SignIn;
import java.time.Instant;
import java.util.Set;

/**
 * What the plan says of one method, with the answers that it leads to. A password of the body's is never strong and never
 * adequate, whatever a plan says: the note of 8 January 2019 forbids to solve a reactivation with one.
 */
final class MethodAnswers {

    private final MethodRule rule;
    private final Set<String> levels;
    private final Decision strong;
    private final Decision notStopped;
    private final Decision levelTooLow;
    private final boolean password;

    MethodAnswers(MethodRule rule) {
        String name = "method/" + rule.method().slug();
        this.rule = rule;
        this.password = rule.method().isLegacyCredential();
        // A method without levels says the one thing that it can say; a SPID answer says something else, and gives no
        // role.
        this.levels = rule.levels().isEmpty() ? Set.of(rule.method().ownAuthenticationContext()) : rule.levels();
        this.strong = Decision.allow(Reason.STRONG_METHOD, name);
        this.notStopped = Decision.allow(Reason.NOT_STOPPED, name);
        this.levelTooLow = Decision.deny(Reason.LEVEL_TOO_LOW, name);
    }

    boolean isStrong() {
        return rule.strength() == Strength.STRONG && !password;
    }

    boolean acceptsLevelOf(SignIn signIn) {
        return levels.contains(signIn.authenticationContext());
    }

    boolean isAdequateAt(Instant instant) {
        return !password && rule.adequate().stream().anyMatch(period -> period.contains(instant));
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
