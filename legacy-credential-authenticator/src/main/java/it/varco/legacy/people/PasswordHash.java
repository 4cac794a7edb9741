package it.varco.legacy.people;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A hashed password in the form in which Keycloak keeps one.
 *
 * @param algorithm the id of the hash provider that verifies it
 * @param iterations how often, for algorithms that count
 * @param salt in base64; empty where the algorithm keeps it in the value
 * @param value the hash, as the provider writes it
 * @param parameters further ones that the algorithm asks for
 */
public record PasswordHash(
        String algorithm, int iterations, String salt, String value, Map<String, List<String>> parameters) {

    public PasswordHash {
        parameters = Map.copyOf(parameters);
    }

    /** The salt's bytes. */
    public byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }

    /** A hash is a secret: nothing prints it. */
    @Override
    public String toString() {
        return "PasswordHash[" + algorithm + "]";
    }
}
