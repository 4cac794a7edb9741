package it.varco.register.ledger;

import it.varco.policy.register.RecordedSignIn;
import it.varco.policy.signin.SignInMethod;

/** A sign-in of somebody whom the register knows. */
public record KeptSignIn(SignInMethod method, RecordedSignIn signIn) {}
