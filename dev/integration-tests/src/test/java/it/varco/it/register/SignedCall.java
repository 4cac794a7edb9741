package it.varco.it.register;

import com.nimbusds.jose.jwk.RSAKey;
import it.varco.it.kit.TestRealm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** A call as the interoperability model has it, all in order until a test changes something. */
final class SignedCall {

    static final String AUDIENCE = "https://login.inail.example/professional-register";
    static final String CLIENT = "client-of-the-order";
    static final String CONSUMER = "the-order";
    static final String PURPOSE = "communicate-registrations";
    static final String KEY_ID = "order-1";

    final Map<String, Object> voucher = claims();
    final Map<String, Object> signature = claims();
    final Map<String, Object> evidence = claims();
    final Call call;

    private final RSAKey pdnd;
    private final RSAKey order;
    private byte[] body;
    private String digest;
    private BiFunction<SignedCall, Map<String, Object>, String> voucherMaker;
    private BiFunction<SignedCall, Map<String, Object>, String> signatureMaker;

    SignedCall(TestRealm realm, RSAKey pdnd, RSAKey order, String body) {
        this.pdnd = pdnd;
        this.order = order;
        this.call = new Call(realm, body);
        this.voucherMaker = (self, claims) -> Jws.signed(pdnd, pdnd.getKeyID(), "at+jwt", claims);
        this.signatureMaker = (self, claims) -> Jws.signed(order, KEY_ID, "JWT", claims);
        body(body.getBytes(StandardCharsets.UTF_8));
        voucher.putAll(Map.of(
                "iss", Pdnd.ISSUER, "sub", CLIENT, "client_id", CLIENT, "consumerId", CONSUMER, "purposeId", PURPOSE));
        signature.put("sub", CLIENT);
        evidence.putAll(
                Map.of("purposeId", PURPOSE, "userID", "segreteria-12", "userLocation", "RM-01", "LoA", "LOA3"));
    }

    RSAKey pdnd() {
        return pdnd;
    }

    RSAKey order() {
        return order;
    }

    /** Another body, with its digest. */
    SignedCall body(byte[] other) {
        body = other;
        digest = "SHA-256=" + Base64.getEncoder().encodeToString(sha256(other));
        return this;
    }

    SignedCall voucherMadeBy(BiFunction<SignedCall, Map<String, Object>, String> other) {
        voucherMaker = other;
        return this;
    }

    SignedCall signatureMadeBy(BiFunction<SignedCall, Map<String, Object>, String> other) {
        signatureMaker = other;
        return this;
    }

    /** The finished call; what is changed in it afterwards is not signed. */
    Call sign() {
        List<Map<String, Object>> signed = new ArrayList<>();
        signed.add(Map.of("digest", digest));
        signed.add(Map.of("content-type", "application/json"));
        signature.putIfAbsent("signed_headers", signed);
        String proof = Jws.signed(order, KEY_ID, "JWT", evidence);
        voucher.putIfAbsent(
                "digest",
                Map.of(
                        "alg",
                        "SHA256",
                        "value",
                        HexFormat.of().formatHex(sha256(proof.getBytes(StandardCharsets.US_ASCII)))));
        return call.body(body)
                .by(voucherMaker.apply(this, voucher))
                .with("Agid-JWT-Signature", signatureMaker.apply(this, signature))
                .with("Agid-JWT-TrackingEvidence", proof)
                .with("Digest", digest);
    }

    private static Map<String, Object> claims() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", CLIENT);
        claims.put("aud", AUDIENCE);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + 240);
        return claims;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
