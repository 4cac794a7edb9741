package it.varco.policy.signin;

/**
 * How sure a way in makes the body of the person, weakest first. The order is the one by which the Order's convention with
 * INAIL judges an account (note of 8 January 2019): a card and a SPID level are not compared with each other.
 */
public enum Assurance {
    NONE,
    LEGACY_GENERIC,
    LEGACY_DISPOSITIVE,
    STRONG
}
