package it.varco.spid.keycloak.metadata;

import it.varco.spid.lint.LintFinding;
import it.varco.spid.lint.MetadataLint;
import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.metadata.MetadataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** One document, signed for its settings and keys, with its strong entity tag. */
public final class SignedMetadata {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final MetadataSource provider;
    private final MetadataKey key;
    private final MetadataLint lint;
    private final byte[] bytes;
    private final String tag;
    private volatile Looked looked;

    /** What a look at the document found; days pass, and certificates end. */
    private record Looked(Instant at, List<LintFinding> findings) {

        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(LOOK_AGAIN));
        }
    }

    SignedMetadata(MetadataSource provider, MetadataKey key, MetadataLint lint) {
        this.provider = provider;
        this.key = key;
        this.lint = lint;
        this.bytes = provider.signed(key).getBytes(StandardCharsets.UTF_8);
        this.tag = "\"" + HexFormat.of().formatHex(sha256(bytes)) + "\"";
    }

    boolean isOf(MetadataSource otherProvider, MetadataKey otherKey) {
        return provider.equals(otherProvider) && key.equals(otherKey);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String tag() {
        return tag;
    }

    /** Everything that whoever it is filed with would refuse in it, as of some minutes ago at most. */
    public List<LintFinding> findings(Instant now) {
        Looked last = looked;
        if (last == null || !last.isFresh(now)) {
            last = new Looked(now, lint.examine(bytes, now));
            looked = last;
        }
        return last.findings();
    }

    /** The certificate of the key that signs. */
    public X509Certificate certificate() {
        return key.certificate();
    }

    public String entityId() {
        return provider.entityId();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every JDK", impossible);
        }
    }
}
