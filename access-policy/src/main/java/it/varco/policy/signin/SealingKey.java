package it.varco.policy.signin;

import javax.crypto.SecretKey;

/**
 * A key of the realm that seals sign-ins.
 *
 * @param id names the key in the sealed value, so that a rotated key still opens what it closed
 * @param secret the key for HMAC-SHA-512
 */
public record SealingKey(String id, SecretKey secret) {

    @Override
    public String toString() {
        return "SealingKey[" + id + "]";
    }
}
