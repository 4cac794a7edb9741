package it.varco.policy.keycloak.publishing;

import it.varco.policy.keycloak.plan.PublishedVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The entity tag of a version (RFC 9110, 8.8.3): its number and a digest, since a plan that begins anew counts anew. */
final class EntityTags {

    private static final int BYTES = 8;

    private EntityTags() {}

    static String of(PublishedVersion version) {
        return "\"" + version.number() + "-" + HexFormat.of().formatHex(digest(version.document()), 0, BYTES) + "\"";
    }

    private static byte[] digest(String document) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
