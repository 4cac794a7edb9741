package it.varco.testcards;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Key pairs, each made when its owner first needs it and then the owner's for as long as the JVM runs: an RSA pair takes a tenth of a
 * second, and tests ask for hundreds of certificates. Never written to disk here.
 */
final class Keys {
    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private Keys() {}

    static KeyPair of(String owner, KeyKind kind) {
        return MADE.computeIfAbsent(kind + " " + owner, any -> make(kind));
    }

    private static KeyPair make(KeyKind kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind == KeyKind.EC_P256 ? "EC" : "RSA");
            switch (kind) {
                case RSA_1024 -> generator.initialize(1024);
                case RSA_2048 -> generator.initialize(2048);
                case EC_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key could be made", e);
        }
    }
}
