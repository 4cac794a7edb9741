package it.varco.policy.decision;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.signin.SignIn;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the plan looks at in a session.
 *
 * @param signIn how the person came in
 * @param credential the record of the person's password as it is now, whatever the method
 * @param age the youngest that the person can be today, in years, where the fiscal code is known
 */
public record SignInFacts(SignIn signIn, Optional<LegacyCredential> credential, OptionalInt age) {}
