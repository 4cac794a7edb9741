package it.varco.policy.decision;

import it.varco.policy.signin.SignInMethod;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Somebody asks for a password of the body's.
 *
 * @param kind which one
 * @param exemption the exemption of the plan on which the request rests, where it rests on one
 * @param age the youngest that the person can be today, in years
 */
public record IssueRequest(SignInMethod kind, Optional<String> exemption, OptionalInt age) {}
