package it.varco.register.modi;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import it.varco.register.modi.ModiSettings.Evidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call as the Order makes it, all in order until a test changes something. */
final class TestCall {

    static final Instant NOW = Instant.parse("2021-01-18T09:00:00Z");
    static final String AUDIENCE = "https://login.inail.example/registro-professionale";
    static final ModiSender ORDER =
            new ModiSender("client-order", "consumer-order", "purpose-order", Set.of("order-1", "order-2"));

    final TestToken voucher = new TestToken(
            "at+jwt",
            TestKeys.PDND,
            Map.of(
                    "iss", "interop.pagopa.it",
                    "sub", ORDER.clientId(),
                    "aud", AUDIENCE,
                    "client_id", ORDER.clientId(),
                    "consumerId", ORDER.consumerId(),
                    "purposeId", ORDER.purposeId(),
                    "jti", "voucher-1",
                    "iat", at(-60),
                    "nbf", at(-60),
                    "exp", at(540)));
    final TestToken signature;
    final TestToken evidence = new TestToken("JWT", TestKeys.ORDER, claims("evidence-1"))
            .with("purposeId", ORDER.purposeId())
            .with("userID", "segreteria-12")
            .with("userLocation", "RM-01")
            .with("LoA", "LOA3");
    final Map<String, List<String>> more = new LinkedHashMap<>();
    byte[] body = "{\"eventId\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    String digest = "SHA-256=" + base64(body);
    boolean sendsEvidence = true;
    Evidence agreed = Evidence.AUDIT_REST_01;
    Instant now = NOW;
    JWKSource<SecurityContext> clientKeys = TestKeys.OF_CLIENTS;
    private final Set<String> seen = new HashSet<>();

    TestCall() {
        signature = new TestToken("JWT", TestKeys.ORDER, claims("signature-1"))
                .with("sub", ORDER.clientId())
                .with("signed_headers", List.of(Map.of("digest", digest), Map.of("content-type", "application/json")));
        more.put("Content-Type", List.of("application/json"));
    }

    static Date at(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    /** The evidence's digest is what the voucher was asked with. */
    TestCall askedWithEvidence() {
        voucher.with("digest", Map.of("alg", "SHA256", "value", BodyDigest.hexOf(evidence.text())));
        return this;
    }

    ModiAnswer answer() {
        ModiSettings settings = new ModiSettings(
                "interop.pagopa.it", AUDIENCE, Set.of(ORDER), agreed, Duration.ofSeconds(10), Duration.ofMinutes(5));
        return new ModiCheck(
                        settings, TestKeys.OF_PDND, clientKeys, (id, until) -> seen.add(id), InstantSource.fixed(now))
                .check(request());
    }

    private ModiRequest request() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Authorization", List.of("Bearer " + voucher.text()));
        headers.put("Agid-JWT-Signature", List.of(signature.text()));
        if (sendsEvidence) {
            headers.put("AgID-JWT-TrackingEvidence", List.of(evidence.text()));
        }
        headers.put("Digest", List.of(digest));
        headers.putAll(more);
        headers.values().removeIf(List::isEmpty);
        return ModiRequest.of(headers, body);
    }

    private static Map<String, Object> claims(String id) {
        return new LinkedHashMap<>(Map.of(
                "iss", ORDER.clientId(), "aud", AUDIENCE, "jti", id, "iat", at(-5), "nbf", at(-5), "exp", at(60)));
    }

    static String base64(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
