package it.varco.policy.signin;

import java.time.Instant;

/**
 * How a person came in. The door writes it once, when the person signs in.
 *
 * @param method the door
 * @param authenticationContext what the claim {@code acr} says: for SPID and CIE id the class that was asserted, never
 *     the one that was asked for
 * @param instant when the door let the person in, on the wall clock
 * @param provider who vouched: the entity id of the SPID identity provider, the alias of a broker, or the issuer of a card
 */
public record SignIn(SignInMethod method, String authenticationContext, Instant instant, String provider) {

    /** @throws IllegalArgumentException where a text holds a control character, which would blur the sealed value */
    public SignIn {
        refuseControlCharacters(authenticationContext);
        refuseControlCharacters(provider);
    }

    private static void refuseControlCharacters(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a sign-in is written in one line");
        }
    }
}
