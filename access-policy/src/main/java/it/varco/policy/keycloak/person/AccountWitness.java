package it.varco.policy.keycloak.person;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.signin.SignIn;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/**
 * Somebody who is told what becomes of people's accounts, and may write grants for it. All is done in the transaction of the session that
 * tells it.
 */
public interface AccountWitness extends Provider {

    /** Whether what is on record of the account is another after it was told. */
    enum Effect {
        CHANGED,
        AS_IT_WAS
    }

    /** All who are told. */
    static Set<AccountWitness> all(KeycloakSession session) {
        return session.getAllProviders(AccountWitness.class);
    }

    /** Tells all that an account has got its fiscal code, or another one. */
    static void tellOfCode(KeycloakSession session, UserModel account) {
        all(session).forEach(witness -> witness.hasCode(account));
    }

    /**
     * Tells all that a person has just signed in.
     *
     * @return whether any of them changed the account
     */
    static Effect tellOfSignIn(
            KeycloakSession session, UserModel account, SignIn signIn, CompiledPlan plan, Instant now) {
        List<Effect> effects = all(session).stream()
                .map(witness -> witness.signedIn(account, signIn, plan, now))
                .toList();
        return effects.contains(Effect.CHANGED) ? Effect.CHANGED : Effect.AS_IT_WAS;
    }

    /** The account has a fiscal code that it had not: it was made, or was given another code. */
    void hasCode(UserModel account);

    /**
     * The person came in just now, and the plan let the person in.
     *
     * @param now on the policy clock
     */
    Effect signedIn(UserModel account, SignIn signIn, CompiledPlan plan, Instant now);

    @Override
    default void close() {}
}
