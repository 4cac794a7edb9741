package it.varco.cns.ticket;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random value that a browser carries. What it stands for is found by one derivation of it and opened by another, so that
 * whoever reads the store, which may be a database, has neither tickets nor anything about anybody.
 */
public final class TicketSecret {

    private static final int BYTES = 32;
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;

    /** No key is used a second time: each ticket has its own, and seals once. */
    private static final byte[] ONLY_NONCE = new byte[12];

    private final byte[] random;

    private TicketSecret(byte[] random) {
        this.random = random;
    }

    /** A new one. */
    public static TicketSecret make(SecureRandom source) {
        byte[] random = new byte[BYTES];
        source.nextBytes(random);
        return new TicketSecret(random);
    }

    /** The one that a browser has brought; empty where the text is none. */
    public static Optional<TicketSecret> parse(String text) {
        return Optional.ofNullable(text)
                .filter(candidate -> TEXT.matcher(candidate).matches())
                .map(candidate -> new TicketSecret(Base64.getUrlDecoder().decode(candidate)));
    }

    /** What the browser carries: 43 characters. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** By which name the store knows it. */
    public String storeKey() {
        return "varco-card." + HexFormat.of().formatHex(derived("name"));
    }

    /** The content, for this ticket's holder alone. */
    public String seal(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was sealed with this ticket; empty where it was not, or was touched. */
    public Optional<byte[]> open(String sealed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            // The JDK (17) throws what it should not where not even the tag is there.
            return bytes.length * Byte.SIZE < TAG_BITS
                    ? Optional.empty()
                    : Optional.of(cipher(Cipher.DECRYPT_MODE).doFinal(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(derived("seal"), "AES"), new GCMParameterSpec(TAG_BITS, ONLY_NONCE));
        return cipher;
    }

    private byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(random, MAC));
            return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Never the value: what is printed may end in a log. */
    @Override
    public String toString() {
        return "TicketSecret[…]";
    }
}
