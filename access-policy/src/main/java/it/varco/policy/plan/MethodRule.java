package it.varco.policy.plan;

import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What the plan says of one method of signing in. A method without a rule signs nobody in.
 *
 * @param strength whether phases stop it
 * @param levels the values of {@code acr} that give roles; empty where the method knows no levels (R-13: a SPID sign-in
 *     below the second level gives none)
 * @param adequate when one sign-in with it activates a role that a register keeps pending
 */
public record MethodRule(SignInMethod method, Strength strength, Set<String> levels, List<Period> adequate) {

    public MethodRule {
        levels = Set.copyOf(levels);
        adequate = List.copyOf(adequate);
    }

    /** A sign-in by that method at the highest level that gives roles, for those who ask what would be. */
    public SignIn typicalSignIn() {
        String level = levels.stream().max(Comparator.naturalOrder()).orElseGet(method::ownAuthenticationContext);
        return new SignIn(method, level, Instant.EPOCH, "");
    }
}
