package it.varco.policy.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;

/**
 * The compact text of a {@link SignIn} in a session note, with a MAC over it and over the session it belongs to. Whoever
 * can write session notes but does not hold the realm's key cannot make one; without a right MAC there is no sign-in.
 */
public final class SealedSignIn {

    private static final String ALGORITHM = "HmacSHA512";
    private static final int LONGEST = 4096;

    private SealedSignIn() {}

    /** The note's value for this sign-in in this session. */
    public static String seal(SignIn signIn, SessionBinding binding, SealingKey key) {
        String content = encode(String.join("\n", fields(signIn)).getBytes(StandardCharsets.UTF_8));
        return content + "." + encode(key.id().getBytes(StandardCharsets.UTF_8)) + "."
                + encode(mac(signIn, binding, key));
    }

    /**
     * The sign-in that the note holds, if the realm sealed it for this very session.
     *
     * @param keys the realm's key of an id, also one that has been rotated out but not removed
     */
    public static Optional<SignIn> open(
            String note, SessionBinding binding, Function<String, Optional<SealingKey>> keys) {
        String[] parts = note.length() <= LONGEST ? note.split("\\.", -1) : new String[0];
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            SignIn claimed =
                    parse(new String(decode(parts[0]), StandardCharsets.UTF_8)).orElse(null);
            if (claimed == null) {
                return Optional.empty();
            }
            byte[] presented = decode(parts[2]);
            return keys.apply(new String(decode(parts[1]), StandardCharsets.UTF_8))
                    .filter(key -> MessageDigest.isEqual(mac(claimed, binding, key), presented))
                    .map(key -> claimed);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<SignIn> parse(String content) {
        String[] fields = content.split("\n", -1);
        return fields.length == 4
                ? SignInMethod.named(fields[0])
                        .map(method -> new SignIn(method, fields[1], Instant.parse(fields[2]), fields[3]))
                : Optional.empty();
    }

    private static List<String> fields(SignIn signIn) {
        return List.of(
                signIn.method().slug(),
                signIn.authenticationContext(),
                signIn.instant().toString(),
                signIn.provider());
    }

    private static byte[] mac(SignIn signIn, SessionBinding binding, SealingKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.secret());
            // Lengths come first, so that no two different lists of fields give the same bytes.
            List.of(binding.realmId(), binding.sessionId(), binding.userId()).forEach(text -> update(mac, text));
            fields(signIn).forEach(text -> update(mac, text));
            return mac.doFinal();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC-SHA-512 is in every JDK and takes any secret key", broken);
        }
    }

    private static void update(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
