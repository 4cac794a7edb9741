package it.varco.legacy.keycloak.issue;

import org.keycloak.common.util.SecretGenerator;

/** A password to be read out and typed once: no letter or digit that looks like another, and some of each kind. */
final class TemporaryPassword {

    private static final int GROUP = 5;
    private static final char[] CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ".toCharArray();
    private static final char[] LETTERS = "abcdefghijkmnpqrstuvwxyz".toCharArray();
    private static final char[] DIGITS = "23456789".toCharArray();

    private TemporaryPassword() {}

    /** One that nobody guesses: about 83 bits. */
    static String make() {
        SecretGenerator random = SecretGenerator.getInstance();
        return String.join(
                "-",
                random.randomString(GROUP, CAPITALS),
                random.randomString(GROUP, LETTERS),
                random.randomString(GROUP, DIGITS),
                random.randomString(GROUP, LETTERS));
    }
}
