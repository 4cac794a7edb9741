package it.varco.it.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** An issuer of tokens that a realm trusts, and that knows somebody there by another name. */
final class Issuer {

    static final String ALIAS = "another-issuer";

    private static final String ADDRESS = "https://issuer.example.org";
    private static final String SUBJECT = "somebody";
    private static final int LIFE_SECONDS = 120;

    private final KeyPair keys;

    private Issuer(KeyPair keys) {
        this.keys = keys;
    }

    /** One with a key of its own. */
    static Issuer make() {
        try {
            return new Issuer(KeyPairGenerator.getInstance("RSA").generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Makes a realm that is about to be imported trust it, for each purpose for which an issuer can be trusted. */
    void isTrustedBy(ObjectNode realm) {
        ObjectNode provider = realm.withArray("identityProviders").addObject();
        provider.put("alias", ALIAS).put("providerId", "oidc").put("enabled", true);
        provider.putObject("config")
                .put("issuer", ADDRESS)
                .put("authorizationUrl", ADDRESS + "/authorize")
                .put("tokenUrl", ADDRESS + "/token")
                .put("clientId", "varco")
                .put("clientSecret", "a-test-only")
                .put("validateSignature", "true")
                .put("useJwksUrl", "false")
                .put(
                        "publicKeySignatureVerifier",
                        Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()))
                .put("isAccessTokenJWT", "true")
                .put("jwtAuthorizationGrantEnabled", "true");
    }

    /** Links an account to the one person whom the issuer knows. */
    static void knows(ObjectNode user) {
        user.putArray("federatedIdentities")
                .addObject()
                .put("identityProvider", ALIAS)
                .put("userId", SUBJECT)
                .put("userName", SUBJECT);
    }

    /** A token about that person. */
    String token(String audience) {
        long now = Instant.now().getEpochSecond();
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", ADDRESS)
                .put("sub", SUBJECT)
                .put("aud", audience)
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now)
                .put("exp", now + LIFE_SECONDS);
        String signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
