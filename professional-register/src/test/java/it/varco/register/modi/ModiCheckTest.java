package it.varco.register.modi;

import static it.varco.register.modi.TestCall.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.RemoteKeySourceException;
import it.varco.register.modi.ModiSettings.Evidence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Order's call is taken; of each thing that can be wrong with one, the answer says which. */
class ModiCheckTest {

    private static final String DIGEST = new TestCall().digest;
    private static final Map<String, Object> SIGNED_DIGEST = Map.of("digest", DIGEST);
    private static final Map<String, Object> SIGNED_TYPE = Map.of("content-type", "application/json");

    @Test
    void takesTheOrdersCall() {
        assertThat(new TestCall().answer())
                .isEqualTo(new ModiAnswer.Trusted(TestCall.ORDER, "voucher-1", "signature-1"));
    }

    static Stream<Arguments> rightToo() {
        return Stream.of(
                right("a key on a curve", call -> call.signature.signedWith(TestKeys.ORDER_ON_A_CURVE)),
                right("several audiences", call -> call.voucher.with("aud", List.of("x", TestCall.AUDIENCE))),
                right("a clock a little ahead", call -> call.signature.with("iat", at(9))),
                right("just expired by another clock", call -> call.signature.with("exp", at(-9))),
                right("no start", call -> call.signature.without("nbf")),
                right("no evidence where none was agreed", call -> {
                    call.agreed = Evidence.NONE;
                    call.sendsEvidence = false;
                }),
                right("evidence with which the voucher was asked", call -> {
                    call.agreed = Evidence.AUDIT_REST_02;
                    call.askedWithEvidence();
                }),
                right("the digest's name in lower case", call -> {
                    call.digest = "sha-256=" + TestCall.base64(call.body);
                    call.signature.with("signed_headers", List.of(Map.of("digest", call.digest), SIGNED_TYPE));
                }),
                right("one more header signed", call -> {
                    call.more.put("X-Correlation-ID", List.of("7"));
                    call.signature.with(
                            "signed_headers", List.of(SIGNED_DIGEST, SIGNED_TYPE, Map.of("x-correlation-id", "7")));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rightToo")
    void takes(String what, Consumer<TestCall> change) {
        TestCall call = new TestCall();
        change.accept(call);
        assertThat(call.answer()).isInstanceOf(ModiAnswer.Trusted.class);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("HEADER_TWICE", call -> call.more.put("Digest", List.of(DIGEST, DIGEST))),
                wrong("TOKEN_TOO_LONG", call -> call.voucher.with("more", "x".repeat(16_384))),
                wrong(
                        "KEYS_UNAVAILABLE",
                        call -> call.clientKeys = (selector, context) -> {
                            throw new RemoteKeySourceException("PDND does not answer", null);
                        }),
                wrong("NO_VOUCHER", call -> call.more.put("Authorization", List.of())),
                wrong("NO_VOUCHER", call -> call.more.put("Authorization", List.of("Basic b3JkZXI6eA=="))),
                wrong("VOUCHER_BOUND_TO_KEY", call -> call.more.put("Authorization", List.of("DPoP x"))),
                wrong("VOUCHER_BOUND_TO_KEY", call -> call.voucher.with("cnf", Map.of("jkt", "x"))),
                wrong("VOUCHER_UNREADABLE", call -> call.voucher.damaged(text -> "x.y")),
                wrong("VOUCHER_UNREADABLE", call -> call.voucher.unsigned()),
                wrong("VOUCHER_NOT_SIGNED", call -> call.voucher.signedWith(TestKeys.UNKNOWN)),
                wrong(
                        "VOUCHER_NOT_SIGNED",
                        call -> call.voucher.signedWith(TestKeys.UNKNOWN).withKeyId(TestKeys.PDND.getKeyID())),
                wrong("VOUCHER_NOT_SIGNED", call -> call.voucher.signedWith(TestKeys.ORDER)),
                wrong("VOUCHER_NOT_SIGNED", call -> call.voucher.withKeyId(null)),
                wrong("VOUCHER_NOT_SIGNED", call -> call.voucher.signedWithThePublicKeyAsSecret()),
                wrong("VOUCHER_NOT_SIGNED", call -> call.voucher.withClaimsChangedAfterSigning()),
                wrong("VOUCHER_NOT_SIGNED", call -> call.voucher.ofType("JWT")),
                wrong("VOUCHER_NOT_SIGNED", call -> call.voucher.ofType(null)),
                wrong("VOUCHER_FROM_ANOTHER_ISSUER", call -> call.voucher.with("iss", "uat.interop.pagopa.it")),
                wrong("VOUCHER_FOR_ANOTHER_SERVICE", call -> call.voucher.with("aud", "https://altro.example")),
                wrong("VOUCHER_FOR_ANOTHER_SERVICE", call -> call.voucher.without("aud")),
                wrong("VOUCHER_OUT_OF_TIME", call -> call.voucher.with("exp", at(-10))),
                wrong("VOUCHER_OUT_OF_TIME", call -> call.voucher.with("nbf", at(11))),
                wrong("VOUCHER_OUT_OF_TIME", call -> call.voucher.with("iat", at(11))),
                wrong("VOUCHER_OUT_OF_TIME", call -> call.voucher.without("exp")),
                wrong("VOUCHER_OUT_OF_TIME", call -> call.voucher.without("iat")),
                wrong(
                        "NOT_THE_ORDER",
                        call -> call.voucher.with("client_id", "another").with("sub", "another")),
                wrong("NOT_THE_ORDER", call -> call.voucher.with("sub", "another")),
                wrong("NOT_THE_ORDER", call -> call.voucher.with("consumerId", "another")),
                wrong("NOT_THE_ORDER", call -> call.voucher.with("purposeId", "another")),
                wrong("NOT_THE_ORDER", call -> call.voucher.without("purposeId")),
                wrong("NO_SIGNATURE", call -> call.more.put("Agid-JWT-Signature", List.of())),
                wrong("SIGNATURE_UNREADABLE", call -> call.signature.unsigned()),
                wrong("SIGNATURE_UNREADABLE", call -> call.signature.without("jti")),
                wrong("SIGNATURE_NOT_SIGNED", call -> call.signature.signedWith(TestKeys.UNKNOWN)),
                wrong("SIGNATURE_NOT_SIGNED", call -> call.signature.signedWith(TestKeys.WEAK)),
                wrong("SIGNATURE_NOT_SIGNED", call -> call.signature.signedWithThePublicKeyAsSecret()),
                wrong("SIGNATURE_NOT_SIGNED", call -> call.signature.withClaimsChangedAfterSigning()),
                wrong("SIGNATURE_NOT_SIGNED", call -> call.signature.ofType("at+jwt")),
                wrong("SIGNATURE_OF_ANOTHER_CLIENT", call -> call.signature.signedWith(TestKeys.ANOTHER_CLIENT)),
                wrong("SIGNATURE_OF_ANOTHER_CLIENT", call -> call.signature.with("iss", "another")),
                wrong("SIGNATURE_OF_ANOTHER_CLIENT", call -> call.signature.with("sub", "another")),
                wrong("SIGNATURE_OF_ANOTHER_CLIENT", call -> call.signature.without("iss")),
                wrong("SIGNATURE_FOR_ANOTHER_SERVICE", call -> call.signature.with("aud", "https://altro.example")),
                wrong("SIGNATURE_OUT_OF_TIME", call -> call.signature.with("exp", at(-10))),
                wrong("SIGNATURE_OUT_OF_TIME", call -> call.signature.with("exp", at(296))),
                wrong("SIGNATURE_OUT_OF_TIME", call -> call.signature.without("exp")),
                wrong("NO_DIGEST", call -> call.more.put("Digest", List.of())),
                wrong("BODY_CHANGED", call -> call.body = "{\"eventId\":\"2\"}".getBytes()),
                wrong("BODY_CHANGED", call -> call.body = "{\"eventId\":\"1\"}\n".getBytes()),
                wrong("BODY_CHANGED", call -> call.digest = "SHA-512=" + TestCall.base64(call.body)),
                wrong("BODY_CHANGED", call -> call.digest = "SHA-256=" + BodyDigest.hexOf("{\"eventId\":\"1\"}")),
                wrong("BODY_CHANGED", call -> call.digest = "SHA-256=?"),
                wrong("SIGNED_HEADERS_DIFFER", call -> call.signature.without("signed_headers")),
                wrong("SIGNED_HEADERS_DIFFER", call -> call.signature.with("signed_headers", SIGNED_DIGEST)),
                wrong("SIGNED_HEADERS_DIFFER", call -> signs(call, SIGNED_TYPE)),
                wrong("SIGNED_HEADERS_DIFFER", call -> signs(call, SIGNED_DIGEST)),
                wrong("SIGNED_HEADERS_DIFFER", call -> signs(call, SIGNED_DIGEST, SIGNED_DIGEST, SIGNED_TYPE)),
                wrong(
                        "SIGNED_HEADERS_DIFFER",
                        call -> signs(call, Map.of("digest", DIGEST, "content-type", "application/json"))),
                wrong("SIGNED_HEADERS_DIFFER", call -> signs(call, Map.of("digest", "SHA-256=another"), SIGNED_TYPE)),
                wrong("SIGNED_HEADERS_DIFFER", call -> signs(call, Map.of("digest", 7), SIGNED_TYPE)),
                wrong("SIGNED_HEADERS_DIFFER", call -> signs(call, SIGNED_DIGEST, SIGNED_TYPE, Map.of("x-gone", "1"))),
                wrong("SIGNED_HEADERS_DIFFER", call -> call.more.put("Content-Encoding", List.of("gzip"))),
                wrong("SIGNED_HEADERS_DIFFER", call -> call.more.put("Content-Type", List.of("text/plain"))),
                wrong("NO_EVIDENCE", call -> call.sendsEvidence = false),
                wrong("EVIDENCE_UNREADABLE", call -> call.evidence.damaged(text -> "x")),
                wrong("EVIDENCE_NOT_SIGNED", call -> call.evidence.signedWith(TestKeys.UNKNOWN)),
                wrong("EVIDENCE_NOT_SIGNED", call -> {
                    call.agreed = Evidence.NONE;
                    call.evidence.signedWith(TestKeys.UNKNOWN);
                }),
                wrong("EVIDENCE_OF_ANOTHER_CLIENT", call -> call.evidence.signedWith(TestKeys.ANOTHER_CLIENT)),
                wrong("EVIDENCE_OF_ANOTHER_CLIENT", call -> call.evidence.with("iss", "another")),
                wrong("EVIDENCE_FOR_ANOTHER_SERVICE", call -> call.evidence.with("aud", "https://altro.example")),
                wrong("EVIDENCE_OUT_OF_TIME", call -> call.evidence.with("exp", at(-10))),
                wrong("EVIDENCE_INCOMPLETE", call -> call.evidence.without("userID")),
                wrong("EVIDENCE_INCOMPLETE", call -> call.evidence.with("userLocation", " ")),
                wrong("EVIDENCE_INCOMPLETE", call -> call.evidence.without("LoA")),
                wrong("EVIDENCE_INCOMPLETE", call -> call.evidence.without("jti")),
                wrong("EVIDENCE_INCOMPLETE", call -> call.evidence.with("purposeId", "another")),
                wrong("EVIDENCE_NOT_OF_VOUCHER", call -> call.agreed = Evidence.AUDIT_REST_02),
                wrong("EVIDENCE_NOT_OF_VOUCHER", call -> {
                    call.askedWithEvidence();
                    call.evidence.with("userID", "somebody-else");
                }),
                wrong(
                        "EVIDENCE_NOT_OF_VOUCHER",
                        call -> call.voucher.with(
                                "digest", Map.of("alg", "MD5", "value", BodyDigest.hexOf(call.evidence.text())))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void refuses(ModiRefusal refusal, Consumer<TestCall> change) {
        TestCall call = new TestCall();
        change.accept(call);
        assertThat(call.answer()).isEqualTo(new ModiAnswer.Refused(refusal));
    }

    @Test
    void takesNoSignatureTwice() {
        TestCall call = new TestCall();
        assertThat(call.answer()).isInstanceOf(ModiAnswer.Trusted.class);
        assertThat(call.answer()).isEqualTo(new ModiAnswer.Refused(ModiRefusal.REPLAYED));
        call.signature.with("jti", "signature-2");
        assertThat(call.answer()).isInstanceOf(ModiAnswer.Trusted.class);
    }

    @Test
    void remembersNoSignatureOfACallThatWasRefused() {
        TestCall call = new TestCall();
        call.sendsEvidence = false;
        assertThat(call.answer()).isInstanceOf(ModiAnswer.Refused.class);
        call.sendsEvidence = true;
        assertThat(call.answer()).isInstanceOf(ModiAnswer.Trusted.class);
    }

    @ParameterizedTest
    @EnumSource
    void eachRefusalIsTriedHere(ModiRefusal refusal) {
        Set<ModiRefusal> tried = EnumSet.of(ModiRefusal.REPLAYED);
        wrong().forEach(row -> tried.add(ModiRefusal.valueOf((String) row.get()[0])));
        assertThat(tried).contains(refusal);
    }

    private static void signs(TestCall call, Object... entries) {
        call.signature.with("signed_headers", new ArrayList<>(List.of(entries)));
    }

    private static Arguments right(String what, Consumer<TestCall> change) {
        return arguments(what, change);
    }

    private static Arguments wrong(String refusal, Consumer<TestCall> change) {
        return arguments(refusal, change);
    }
}
