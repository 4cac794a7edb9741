package it.varco.spid.keycloak;

import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.metadata.ServiceProvider;
import it.varco.spid.metadata.SpidMetadata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One document, signed for its settings and keys, with its strong entity tag. */
final class SignedMetadata {

    private final ServiceProvider provider;
    private final MetadataKey key;
    private final byte[] bytes;
    private final String tag;

    SignedMetadata(ServiceProvider provider, MetadataKey key) {
        this.provider = provider;
        this.key = key;
        this.bytes = SpidMetadata.signed(provider, key).getBytes(StandardCharsets.UTF_8);
        this.tag = "\"" + HexFormat.of().formatHex(sha256(bytes)) + "\"";
    }

    boolean isOf(ServiceProvider otherProvider, MetadataKey otherKey) {
        return provider.equals(otherProvider) && key.equals(otherKey);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String tag() {
        return tag;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every JDK", impossible);
        }
    }
}
