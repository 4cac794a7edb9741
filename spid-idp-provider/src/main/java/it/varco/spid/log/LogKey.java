package it.varco.spid.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One secret of the register, and the three keys that come of it: for contents, for the chain, for the index. */
public final class LogKey {

    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String id;
    private final SecretKeySpec content;
    private final SecretKeySpec chain;
    private final SecretKeySpec index;
    private final SecureRandom random = new SecureRandom();

    private LogKey(String id, byte[] master) {
        this.id = id;
        this.content = new SecretKeySpec(derive(master, "content"), "AES");
        this.chain = new SecretKeySpec(derive(master, "chain"), MAC);
        this.index = new SecretKeySpec(derive(master, "index"), MAC);
    }

    /**
     * The key of a secret.
     *
     * @param id its name, which every record bears
     * @param secret at least 32 bytes
     * @param outside what the server adds that no database holds; without it the secret alone opens the register
     */
    public static LogKey of(String id, byte[] secret, Optional<byte[]> outside) {
        return new LogKey(id, outside.map(pepper -> mac(pepper, secret)).orElse(secret));
    }

    /** The key's name. */
    public String id() {
        return id;
    }

    /** What the index holds in the place of a fiscal code or a message id: without the key nobody finds one by the other. */
    public long index(String kind, String text) {
        return ByteBuffer.wrap(mac(index, (kind + "\n" + text).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    byte[] seal(byte[] bytes) {
        return mac(chain, bytes);
    }

    boolean isSeal(byte[] seal, byte[] bytes) {
        return MessageDigest.isEqual(seal, seal(bytes));
    }

    byte[] encrypt(byte[] plain, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, content, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            byte[] encrypted = cipher.doFinal(plain);
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK encrypts with AES", impossible);
        }
    }

    byte[] decrypt(byte[] sealed, byte[] context) throws UnreadableRecordException {
        if (sealed.length < NONCE_BYTES) {
            throw new UnreadableRecordException("the content is cut");
        }
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, content, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(context);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException altered) {
            throw new UnreadableRecordException("the content is not what was written");
        }
    }

    private static byte[] derive(byte[] master, String purpose) {
        return Arrays.copyOf(mac(master, ("varco-spid-log " + purpose).getBytes(StandardCharsets.US_ASCII)), 32);
    }

    private static byte[] mac(byte[] key, byte[] bytes) {
        return mac(new SecretKeySpec(key, MAC), bytes);
    }

    private static byte[] mac(SecretKeySpec key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK has " + MAC, impossible);
        }
    }

    /** Nothing of the secret. */
    @Override
    public String toString() {
        return "LogKey[" + id + "]";
    }
}
