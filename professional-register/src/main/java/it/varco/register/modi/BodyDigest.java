package it.varco.register.modi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Digests of what was sent: of the body in base64 (RFC 3230), of evidence in hexadecimal (AUDIT_REST_02). */
final class BodyDigest {

    private static final String PREFIX = "sha-256=";

    private BodyDigest() {}

    /** That the header {@code Digest} is one of SHA-256, in base64, and that of the body. */
    static void verify(ModiRequest request) throws ModiRefused {
        String header = request.header("digest").orElseThrow(() -> new ModiRefused(ModiRefusal.NO_DIGEST));
        if (!header.toLowerCase(Locale.ROOT).startsWith(PREFIX)
                || !MessageDigest.isEqual(sha256(request.body()), decoded(header.substring(PREFIX.length())))) {
            throw new ModiRefused(ModiRefusal.BODY_CHANGED);
        }
    }

    static String hexOf(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] decoded(String base64) throws ModiRefused {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new ModiRefused(ModiRefusal.BODY_CHANGED);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
