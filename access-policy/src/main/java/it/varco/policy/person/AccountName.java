package it.varco.policy.person;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The user name of an account that we make: derived from the fiscal code, or what stands for it, with a secret of the realm, so that it says
 * nothing to whoever reads a log, and so that the database itself refuses a second account for the same person.
 */
public final class AccountName {

    private static final int BYTES = 16;

    private AccountName() {}

    /** The name, always the same for one person in one realm. */
    public static String of(PersonKey key, SecretKey realmSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(realmSecret);
            byte[] digest = mac.doFinal(key.distinctText().getBytes(StandardCharsets.US_ASCII));
            return "p-" + HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC-SHA-256 is in every JDK and takes any secret key", broken);
        }
    }
}
