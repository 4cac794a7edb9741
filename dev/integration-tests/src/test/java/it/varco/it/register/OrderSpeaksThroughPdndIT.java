package it.varco.it.register;

import static it.varco.it.register.Said.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import it.varco.demo.order.OrderKey;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the sender comes by the interoperability model (ModI), with a stand-in for PDND: what is forged, stale, changed on the way, meant
 * for somebody else or sent twice is not taken (threat D6), and the log says which. Every single check is in {@code ModiCheckTest}.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderSpeaksThroughPdndIT {

    private static final RSAKey ORDER =
            new RSAKey.Builder(OrderKey.make()).keyID(SignedCall.KEY_ID).build();

    private final TargetKeycloak keycloak;
    private final World world;
    private final Pdnd pdnd = new Pdnd();
    private final TestRealm realm;
    private final Accounts accounts;

    OrderSpeaksThroughPdndIT(TargetKeycloak keycloak, World world) {
        this.keycloak = keycloak;
        this.world = world;
        this.realm = world.newRealm(json -> throughPdnd(json, pdnd));
        this.accounts = new Accounts(realm);
    }

    @AfterAll
    void close() {
        realm.close();
        pdnd.close();
    }

    @Test
    void whatTheOrderSignsIsTaken() {
        accounts.open("marta");
        Said said = act("ENROLLED", "marta", "2019-02-01");
        Answered answered = says(said).sign().send();
        assertThat(answered.eventIds()).containsExactly(said.id());
        assertThat(accounts.grants("marta")).singleElement().asString().contains("pending-first");
    }

    @Test
    void linesAreTakenToo() {
        Said one = act("SUSPENDED", "ivo", "2019-02-01");
        Said two = act("REVOKED", "ivo", "2019-02-02");
        SignedCall call = new SignedCall(realm, pdnd.key(), ORDER, Said.lines(one, two));
        Call sent = call.sign().lines();
        sent.with("Agid-JWT-Signature", signedFor(call, "application/x-ndjson"));
        assertThat(sent.send().eventIds()).containsExactly(one.id(), two.id());
    }

    /** Sent again, the message is answered as before; but each time somebody has to sign it. */
    @Test
    void aSignatureIsTakenOnce() {
        Said said = act("SUSPENDED", "nino", "2019-02-01");
        Call call = says(said).sign();
        List<String> receipts = call.send().receipts();
        Answered replayed = call.send().refused(401, "REG-07");
        assertThat(ServerLog.lineOf(keycloak, replayed.requestId())).contains("MODI-29");
        assertThat(says(said).sign().send().receipts()).isEqualTo(receipts);
    }

    @Test
    void aSignatureIsTakenOnceInAllRealmsTogether() {
        try (TestRealm other = world.newRealm(json -> throughPdnd(json, pdnd))) {
            Said said = act("SUSPENDED", "nino", "2019-02-01");
            SignedCall signed = says(said);
            Call call = signed.sign();
            call.send().receipts();
            Answered replayed = call.in(other).send().refused(401, "REG-07");
            assertThat(ServerLog.lineOf(keycloak, replayed.requestId())).contains("MODI-29");
            assertThat(new SignedCall(other, pdnd.key(), ORDER, said.toString())
                            .sign()
                            .send()
                            .receipts())
                    .hasSize(1);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                row(
                        "unsigned voucher",
                        401,
                        "REG-07",
                        "MODI-12",
                        call -> call.voucherMadeBy((self, claims) -> Jws.unsigned("at+jwt", claims))),
                row(
                        "voucher with PDND's public key as secret",
                        401,
                        "REG-07",
                        "MODI-13",
                        call -> call.voucherMadeBy((self, claims) -> Jws.signedWithThePublicKeyAsSecret(
                                self.pdnd(), self.pdnd().getKeyID(), "at+jwt", claims))),
                row(
                        "voucher of a key under PDND's name",
                        401,
                        "REG-07",
                        "MODI-13",
                        call -> call.voucherMadeBy((self, claims) ->
                                Jws.signed(OrderKey.make(), self.pdnd().getKeyID(), "at+jwt", claims))),
                row(
                        "voucher changed",
                        401,
                        "REG-07",
                        "MODI-13",
                        call -> call.voucherMadeBy((self, claims) -> {
                            String genuine = Jws.signed(self.pdnd(), self.pdnd().getKeyID(), "at+jwt", claims);
                            claims.put("exp", Instant.now().plusSeconds(86_400).getEpochSecond());
                            return Jws.tampered(genuine, claims);
                        })),
                row("another issuer", 401, "REG-07", "MODI-14", call -> call.voucher.put("iss", "x.example.org")),
                row(
                        "voucher for another service",
                        401,
                        "REG-07",
                        "MODI-15",
                        call -> call.voucher.put("aud", "https://altro.example")),
                row("expired voucher", 401, "REG-07", "MODI-16", call -> call.voucher.put("exp", seconds(-60))),
                row("another client", 403, "REG-08", "MODI-17", call -> {
                    call.voucher.put("client_id", "another");
                    call.voucher.put("sub", "another");
                }),
                row("another body's", 403, "REG-08", "MODI-17", call -> call.voucher.put("consumerId", "another")),
                row("for another purpose", 403, "REG-08", "MODI-17", call -> call.voucher.put("purposeId", "another")),
                row(
                        "unsigned signature",
                        401,
                        "REG-07",
                        "MODI-21",
                        call -> call.signatureMadeBy((self, claims) -> Jws.unsigned("JWT", claims))),
                row(
                        "signature with the public key as secret",
                        401,
                        "REG-07",
                        "MODI-22",
                        call -> call.signatureMadeBy((self, claims) ->
                                Jws.signedWithThePublicKeyAsSecret(self.order(), SignedCall.KEY_ID, "JWT", claims))),
                row(
                        "signature of another key",
                        401,
                        "REG-07",
                        "MODI-22",
                        call -> call.signatureMadeBy(
                                (self, claims) -> Jws.signed(OrderKey.make(), SignedCall.KEY_ID, "JWT", claims))),
                row(
                        "signature of PDND's key",
                        401,
                        "REG-07",
                        "MODI-22",
                        call -> call.signatureMadeBy((self, claims) ->
                                Jws.signed(self.pdnd(), self.pdnd().getKeyID(), "JWT", claims))),
                row(
                        "signature of another client",
                        401,
                        "REG-07",
                        "MODI-23",
                        call -> call.signature.put("iss", "another")),
                row(
                        "signature for another service",
                        401,
                        "REG-07",
                        "MODI-24",
                        call -> call.signature.put("aud", "https://altro.example")),
                row("expired signature", 401, "REG-07", "MODI-25", call -> call.signature.put("exp", seconds(-60))),
                row(
                        "signature that lives too long",
                        401,
                        "REG-07",
                        "MODI-25",
                        call -> call.signature.put("exp", seconds(301))),
                row(
                        "no digest signed",
                        400,
                        "REG-14",
                        "MODI-26",
                        call -> call.signature.put(
                                "signed_headers", List.of(Map.of("content-type", "application/json")))),
                row(
                        "evidence of another purpose",
                        400,
                        "REG-14",
                        "MODI-36",
                        call -> call.evidence.put("purposeId", "another")),
                row(
                        "evidence that the voucher was not asked with",
                        401,
                        "REG-07",
                        "MODI-37",
                        call -> call.voucher.put("digest", Map.of("alg", "SHA256", "value", "00"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String what, int status, String code, String reason, Consumer<SignedCall> change) {
        Said said = act("SUSPENDED", "giulia", "2019-02-01");
        SignedCall call = says(said);
        change.accept(call);
        refusedAs(reason, call.sign().send().refused(status, code));
        nothingIsKeptOf(said);
    }

    /** What is changed after it was signed, by whoever stands in between. */
    static Stream<Arguments> changes() {
        return Stream.of(
                changed(
                        "the body",
                        400,
                        "REG-14",
                        "MODI-28",
                        call -> call.body(
                                act("REACTIVATED", "giulia", "2019-02-01").toString())),
                changed("the digest gone", 400, "REG-14", "MODI-27", call -> call.without("Digest")),
                changed(
                        "the type",
                        400,
                        "REG-14",
                        "MODI-26",
                        call -> call.with("Content-Type", "application/json; charset=utf-8")),
                changed("the voucher gone", 401, "REG-07", "NO_TOKEN", call -> call.without("Authorization")),
                changed(
                        "two vouchers",
                        400,
                        "REG-14",
                        "AUTHORIZATION_TWICE",
                        call -> call.with("Authorization", "Bearer x", "Bearer y")),
                changed("the signature gone", 400, "REG-14", "MODI-20", call -> call.without("Agid-JWT-Signature")),
                changed("two signatures", 400, "REG-14", "MODI-01", call -> call.with("Agid-JWT-Signature", "x", "y")),
                changed(
                        "the evidence gone",
                        400,
                        "REG-14",
                        "MODI-30",
                        call -> call.without("Agid-JWT-TrackingEvidence")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void refusesWhatWasChangedOnTheWay(String what, int status, String code, String reason, Consumer<Call> change) {
        Said said = act("SUSPENDED", "giulia", "2019-02-01");
        Call call = says(said).sign();
        change.accept(call);
        refusedAs(reason, call.send().refused(status, code));
        nothingIsKeptOf(said);
    }

    /** A realm that believes PDND believes no client of its own, and a realm that believes its client no voucher. */
    @Test
    void oneWayIsNotTheOther() {
        Answered byToken = new Order(keycloak, realm)
                .says(act("SUSPENDED", "giulia", "2019-02-01"))
                .send()
                .refused(403, "REG-08");
        refusedAs("NO_SENDER_OF_A_REGISTER", byToken);
        try (TestRealm other = world.newRealm(json -> {})) {
            Answered byVoucher = new SignedCall(
                            other,
                            pdnd.key(),
                            ORDER,
                            act("SUSPENDED", "giulia", "2019-02-01").toString())
                    .sign()
                    .send()
                    .refused(401, "REG-07");
            refusedAs("ANOTHER_ISSUER", byVoucher);
        }
    }

    @Test
    void withoutPdndsKeysItIsNobodysFault() {
        try (Pdnd silent = new Pdnd();
                TestRealm other = world.newRealm(json -> throughPdnd(json, silent))) {
            silent.answers(false);
            Said said = act("SUSPENDED", "giulia", "2019-02-01");
            Answered answered = new SignedCall(other, silent.key(), ORDER, said.toString())
                    .sign()
                    .send()
                    .refused(503, "REG-15");
            assertThat(Integer.parseInt(answered.header("Retry-After"))).isPositive();
            refusedAs("MODI-03", answered);
        }
    }

    /** Once there, they are fetched by a schedule, and by no call. */
    @Test
    void pdndIsNotAskedForEachCall() {
        says(act("SUSPENDED", "sara", "2019-02-01")).sign().send().receipts();
        int asked = pdnd.asked();
        for (int i = 0; i < 5; i++) {
            says(act("SUSPENDED", "sara", "2019-02-01")).sign().send().receipts();
        }
        assertThat(pdnd.asked()).isEqualTo(asked);
    }

    /** Who makes up names of keys makes nobody ask PDND each time, and keeps nobody out who is genuine. */
    @Test
    void unknownKeysAreNotLookedForByEachForger() {
        Instant began = Instant.now();
        says(act("SUSPENDED", "sara", "2019-02-01")).sign().send().receipts();
        int asked = pdnd.asked();
        for (int i = 0; i < 5; i++) {
            SignedCall forged = says(act("SUSPENDED", "sara", "2019-02-01"))
                    .voucherMadeBy((self, claims) ->
                            Jws.signed(OrderKey.make(), UUID.randomUUID().toString(), "at+jwt", claims));
            // The first is looked for; those right after it cannot be told from a new key of PDND's.
            Answered answered = forged.sign().send();
            assertThat(answered.body().path("code").asText()).isIn("REG-07", "REG-15");
            says(act("SUSPENDED", "sara", "2019-02-01")).sign().send().receipts();
        }
        long tenSeconds = Duration.between(began, Instant.now()).toSeconds() / 10;
        assertThat(pdnd.asked() - asked).isLessThanOrEqualTo((int) (2 * (1 + tenSeconds)));
    }

    private void refusedAs(String reason, Answered answered) {
        assertThat(answered.response().body()).doesNotContain(reason);
        assertThat(ServerLog.lineOf(keycloak, answered.requestId())).contains(reason);
    }

    private void nothingIsKeptOf(Said said) {
        assertThat(says(act("REVOKED", "leo", "2019-02-01").id(said.id()))
                        .sign()
                        .send()
                        .receipts())
                .hasSize(1);
    }

    private SignedCall says(Said said) {
        return new SignedCall(realm, pdnd.key(), ORDER, said.toString());
    }

    private static String signedFor(SignedCall call, String type) {
        Map<String, Object> claims = call.signature;
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> signed = (List<Map<String, Object>>) claims.get("signed_headers");
        claims.put("signed_headers", List.of(signed.get(0), Map.of("content-type", type)));
        return Jws.signed(ORDER, SignedCall.KEY_ID, "JWT", claims);
    }

    private static void throughPdnd(ObjectNode realm, Pdnd pdnd) {
        ObjectNode register = Registers.of(realm);
        register.remove("client-id");
        Map.of(
                        "sender", "modi",
                        "modi-voucher-issuer", Pdnd.ISSUER,
                        "modi-voucher-keys", pdnd.keys().toString(),
                        "modi-audience", SignedCall.AUDIENCE,
                        "modi-client-id", SignedCall.CLIENT,
                        "modi-consumer-id", SignedCall.CONSUMER,
                        "modi-purpose-id", SignedCall.PURPOSE,
                        "modi-client-keys", new JWKSet(ORDER.toPublicJWK()).toString(),
                        "modi-evidence", "audit-rest-02")
                .forEach((field, value) -> register.putArray(field).add(value));
    }

    private static long seconds(int fromNow) {
        return Instant.now().plusSeconds(fromNow).getEpochSecond();
    }

    private static Arguments row(String what, int status, String code, String reason, Consumer<SignedCall> change) {
        return arguments(what, status, code, reason, change);
    }

    private static Arguments changed(String what, int status, String code, String reason, Consumer<Call> change) {
        return arguments(what, status, code, reason, change);
    }
}
