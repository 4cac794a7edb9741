package it.varco.testidp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** Invented values that are the same at every run: a number drawn from who the person is and what the value is for. */
record Scrambled(BigInteger number) {

    static Scrambled of(String purpose, Person person) {
        try {
            byte[] seed = (purpose + '|' + person.fiscalCode()).getBytes(StandardCharsets.UTF_8);
            return new Scrambled(
                    new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(seed)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    String alphanumerics(int length) {
        return last(length, Character.MAX_RADIX);
    }

    String digits(int length) {
        return last(length, 10);
    }

    private String last(int length, int radix) {
        String text = "0".repeat(length) + number.toString(radix).toUpperCase(Locale.ROOT);
        return text.substring(text.length() - length);
    }
}
