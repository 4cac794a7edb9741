package it.varco.it.register;

import static it.varco.it.register.Said.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import it.varco.demo.order.OrderKey;
import it.varco.demo.order.OrderRegistration;
import it.varco.demo.order.OrderSystem;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the sender is a client of the realm: forged, foreign and borrowed tokens, and a client that is no longer what it was (threat D6). */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlyTheOrderIsHeardIT {

    private static final String ANOTHER = "another-order";
    private static final String WITHOUT_AUDIENCE = "without-audience";
    private static final String SOMEBODY = "somebody";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TargetKeycloak keycloak;
    private final World world;
    private final TestRealm realm;
    private final TestRealm anotherRealm;
    private final Order order;
    private final Order ofAnotherRealm;

    OnlyTheOrderIsHeardIT(TargetKeycloak keycloak, World world) {
        this.keycloak = keycloak;
        this.world = world;
        this.realm = world.newRealm(json -> {
            twin(json, ANOTHER);
            ObjectNode without = twin(json, WITHOUT_AUDIENCE);
            without.remove("protocolMappers");
            without.putArray("defaultClientScopes").add("basic");
        });
        this.anotherRealm = world.newRealm(json -> {});
        this.order = new Order(keycloak, realm);
        this.ofAnotherRealm = new Order(keycloak, anotherRealm);
    }

    @AfterAll
    void close() {
        realm.close();
        anotherRealm.close();
    }

    /** What somebody makes who has a genuine token in hand, and knows the realm's public key as everybody does. */
    static Stream<Arguments> forgeries() {
        return Stream.of(
                arguments("without a signature", forgery((test, token) -> Jws.unsigned("JWT", Jws.claims(token)))),
                arguments(
                        "the public key as a secret",
                        forgery((test, token) -> Jws.signedWithThePublicKeyAsSecret(
                                test.realmsKey(Jws.kid(token)), Jws.kid(token), "JWT", Jws.claims(token)))),
                arguments(
                        "a key of the own under the name of the realm's",
                        forgery((test, token) ->
                                Jws.signed(OrderKey.make(), Jws.kid(token), "JWT", Jws.claims(token)))),
                arguments(
                        "the Order's own key",
                        forgery((test, token) ->
                                Jws.signed(test.order.key(), test.order.key().getKeyID(), "JWT", Jws.claims(token)))),
                arguments("other claims", forgery((test, token) -> {
                    Map<String, Object> claims = Jws.claims(token);
                    claims.put("exp", Instant.now().plusSeconds(86_400).getEpochSecond());
                    return Jws.tampered(token, claims);
                })),
                arguments("no algorithm at all", forgery((test, token) -> "e30" + token.substring(token.indexOf('.')))),
                arguments("cut off", forgery((test, token) -> token.substring(0, token.lastIndexOf('.') + 1))),
                arguments("of another realm", forgery((test, token) -> test.ofAnotherRealm.token())),
                arguments("for another service", forgery((test, token) -> test.tokenOf(WITHOUT_AUDIENCE))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void believesNoTokenThatIs(String what, Forgery forgery) {
        Said said = act("SUSPENDED", "giulia", "2019-02-01");
        String forged = forgery.of(this, order.token());
        Answered answered = order.says(said, forged).send().refused(401, "REG-07");
        assertThat(answered.header("WWW-Authenticate")).startsWith("Bearer ");
        assertThat(ServerLog.lineOf(keycloak, answered.requestId())).doesNotContain(forged);
        nothingIsKeptOf(said);
    }

    @Test
    void aGenuineTokenForAnotherServiceIsNamedInTheLog() {
        Answered answered = order.says(act("SUSPENDED", "giulia", "2019-02-01"), tokenOf(WITHOUT_AUDIENCE))
                .send();
        assertThat(ServerLog.lineOf(keycloak, answered.requestId())).contains("TOKEN_FOR_ANOTHER_SERVICE");
    }

    @Test
    void anotherClientIsNotTheOrderWhateverItMay() {
        refusedAs("NO_SENDER_OF_A_REGISTER", tokenOf(ANOTHER));
    }

    @Test
    void aClientThatMayUseASecretIsNotTheOrder() {
        String token = order.token();
        assertThat(found("DOC-66")).isEmpty();
        whileClientHas(client -> client.put("clientAuthenticatorType", "client-secret"), () -> {
            refusedAs("CLIENT_WITHOUT_KEY", token);
            assertThat(found("DOC-66")).containsExactly(Order.CLIENT);
        });
        assertThat(order.says(act("SUSPENDED", "giulia", "2019-02-01"), token)
                        .send()
                        .receipts())
                .hasSize(1);
    }

    @Test
    void aClientThatIsOffIsNotBelieved() {
        String token = order.token();
        whileClientHas(
                client -> client.put("enabled", false),
                () -> order.says(act("SUSPENDED", "giulia", "2019-02-01"), token)
                        .send()
                        .refused(401, "REG-07"));
        assertThat(order.says(act("SUSPENDED", "giulia", "2019-02-01"), token)
                        .send()
                        .receipts())
                .hasSize(1);
    }

    /** Of a token that says that it may, and of an account that may no longer. */
    @Test
    void whoseRoleWasTakenAwayIsNotTheOrder() {
        String token = order.token();
        String service = client("professional-register").path("id").asText();
        String account = realm.admin()
                .get("/clients/%s/service-account-user"
                        .formatted(client(Order.CLIENT).path("id").asText()))
                .path("id")
                .asText();
        String mappings = "/users/%s/role-mappings/clients/%s".formatted(account, service);
        ArrayNode role = JsonNodeFactory.instance.arrayNode();
        role.add(realm.admin().get("/clients/%s/roles/communicate".formatted(service)));
        realm.admin().send("DELETE", mappings, role.toString(), Map.of());
        try {
            refusedAs("ROLE_MISSING", token);
        } finally {
            realm.admin().post(mappings, role);
        }
        assertThat(order.says(act("SUSPENDED", "giulia", "2019-02-01"), token)
                        .send()
                        .receipts())
                .hasSize(1);
    }

    /** Also where somebody else has the role, and signs in to the Order's client. */
    @Test
    void whoeverSignsInToTheOrdersClientIsNotTheOrder() {
        try (TestRealm other = world.newRealm(OnlyTheOrderIsHeardIT::withSomebodyWhoMay)) {
            Order itsOrder = new Order(keycloak, other);
            HttpPerson somebody = new HttpPerson(other);
            String callback = other.portal() + "/callback";
            HttpPerson.Page form = somebody.get(other.url(
                    "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=%s&redirect_uri=%s"
                            .formatted(Order.CLIENT, HttpPerson.encode(callback))));
            HttpPerson.Page arrived = PasswordForm.post(somebody, form, SOMEBODY, LegacyAccounts.PASSWORD);
            JsonNode tokens = HttpPerson.json(somebody.post(
                    other.url("/protocol/openid-connect/token"),
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            HttpPerson.parameter(arrived.address(), "code"),
                            "redirect_uri",
                            callback,
                            "client_assertion_type",
                            ASSERTION,
                            "client_assertion",
                            Jws.signed(itsOrder.key(), itsOrder.key().getKeyID(), "JWT", claims(other)))));
            String token = tokens.path("access_token").asText();
            assertThat(Jws.claims(token).toString()).contains("communicate", "professional-register");

            Said said = act("SUSPENDED", "giulia", "2019-02-01");
            Answered answered = itsOrder.says(said, token).send().refused(403, "REG-08");

            assertThat(ServerLog.lineOf(keycloak, answered.requestId())).contains("TOKEN_OF_A_PERSON");
            assertThat(itsOrder.says(said).send().receipts()).hasSize(1);
        }
    }

    /** What a client proves itself with is Keycloak's to judge: that ours asks for the right thing is what is seen here. */
    static Stream<Arguments> proofs() {
        return Stream.of(
                arguments("without a signature", proof((test, claims) -> Jws.unsigned("JWT", claims))),
                arguments(
                        "the public key as a secret",
                        proof((test, claims) -> Jws.signedWithThePublicKeyAsSecret(
                                test.order.key(), test.order.key().getKeyID(), "JWT", claims))),
                arguments(
                        "another key",
                        proof((test, claims) ->
                                Jws.signed(OrderKey.make(), test.order.key().getKeyID(), "JWT", claims))),
                arguments("for somewhere else", proof((test, claims) -> {
                    claims.put("aud", test.anotherRealm.admin().issuer().toString());
                    return test.proven(claims);
                })),
                arguments("expired", proof((test, claims) -> {
                    claims.put("exp", Instant.now().minusSeconds(120).getEpochSecond());
                    return test.proven(claims);
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    void theRealmGivesNoTokenForAProofThatIs(String what, Proof proof) {
        HttpResponse<String> answer = ask(proof.of(this, claims()));
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void aProofIsTakenOnce() {
        String proof = proven(claims());
        assertThat(ask(proof).statusCode()).isEqualTo(200);
        assertThat(ask(proof).body()).doesNotContain("access_token");
    }

    @Test
    void aSharedSecretIsNoProof() {
        HttpResponse<String> answer =
                send("grant_type=client_credentials&client_id=%s&client_secret=x".formatted(Order.CLIENT));
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    /** Those of the clients that only look like the Order's. */
    @Test
    void theDoctorNamesWhoElseHasTheRole() {
        assertThat(found("DOC-67")).hasSize(2);
    }

    private List<String> found(String code) {
        return StreamSupport.stream(
                        realm.admin()
                                .get("/access-policy/doctor")
                                .path("findings")
                                .spliterator(),
                        false)
                .filter(finding -> code.equals(finding.path("code").asText()))
                .map(finding -> finding.path("subject").asText())
                .toList();
    }

    private void refusedAs(String reason, String token) {
        realm.admin().clearEvents();
        Said said = act("SUSPENDED", "giulia", "2019-02-01");
        Answered answered = order.says(said, token).send().refused(403, "REG-08");
        assertThat(ServerLog.lineOf(keycloak, answered.requestId())).contains(reason);
        assertThat(answered.response().body()).doesNotContain(reason);
        assertThat(realm.admin().events("CLIENT_LOGIN_ERROR"))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.path("details").path("varco_code").asText())
                        .isEqualTo("REG-08"));
    }

    private void whileClientHas(Consumer<ObjectNode> change, Runnable work) {
        JsonNode before = client(Order.CLIENT);
        ObjectNode changed = before.deepCopy();
        change.accept(changed);
        String path = "/clients/" + before.path("id").asText();
        realm.admin().put(path, changed);
        try {
            work.run();
        } finally {
            realm.admin().put(path, before);
        }
    }

    private void nothingIsKeptOf(Said said) {
        assertThat(order.says(act("REVOKED", "leo", "2019-02-01").id(said.id()))
                        .send()
                        .receipts())
                .hasSize(1);
    }

    private JsonNode client(String clientId) {
        return realm.admin().get("/clients?clientId=" + clientId).path(0);
    }

    private String tokenOf(String clientId) {
        RSAKey key = OrderKey.make();
        OrderRegistration.of(keycloak.admin(), realm.name(), clientId, key);
        return new OrderSystem(realm.admin().issuer(), clientId, key).token();
    }

    private RSAKey realmsKey(String kid) {
        try {
            return JWKSet.parse(send(HttpRequest.newBuilder(realm.url("/protocol/openid-connect/certs")))
                            .body())
                    .getKeyByKeyId(kid)
                    .toRSAKey();
        } catch (ParseException notKeys) {
            throw new AssertionError(notKeys);
        }
    }

    private Map<String, Object> claims() {
        return claims(realm);
    }

    private static Map<String, Object> claims(TestRealm realm) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", Order.CLIENT);
        claims.put("sub", Order.CLIENT);
        claims.put("aud", realm.admin().issuer().toString());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + 30);
        return claims;
    }

    private String proven(Map<String, Object> claims) {
        return Jws.signed(order.key(), order.key().getKeyID(), "JWT", claims);
    }

    private HttpResponse<String> ask(String proof) {
        return send("grant_type=client_credentials&client_assertion_type=%s&client_assertion=%s"
                .formatted(HttpPerson.encode(ASSERTION), proof));
    }

    private HttpResponse<String> send(String form) {
        return send(HttpRequest.newBuilder(realm.url("/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** An account that is no person's has the role, and the Order's client has a door for it. */
    private static void withSomebodyWhoMay(ObjectNode realm) {
        realm.put("browserFlow", "browser");
        for (JsonNode client : realm.path("clients")) {
            if (Order.CLIENT.equals(client.path("clientId").asText())) {
                ((ObjectNode) client)
                        .put("standardFlowEnabled", true)
                        .putArray("redirectUris")
                        .add("*");
            }
        }
        ObjectNode somebody =
                realm.withArray("users").addObject().put("username", SOMEBODY).put("enabled", true);
        somebody.put("firstName", "A").put("lastName", "B");
        somebody.putArray("credentials").add(LegacyAccounts.hashed(LegacyAccounts.PASSWORD));
        somebody.putObject("clientRoles").putArray("professional-register").add("communicate");
    }

    /** Another client like the Order's, with the same role. */
    private static ObjectNode twin(ObjectNode realm, String clientId) {
        for (JsonNode client : realm.path("clients")) {
            if (Order.CLIENT.equals(client.path("clientId").asText())) {
                ObjectNode twin = ((ObjectNode) client.deepCopy()).put("clientId", clientId);
                ((ArrayNode) realm.path("clients")).add(twin);
                ((ArrayNode) realm.path("clientScopeMappings").path("professional-register"))
                        .addObject()
                        .put("client", clientId)
                        .putArray("roles")
                        .add("communicate");
                ObjectNode account = realm.withArray("users")
                        .addObject()
                        .put("username", "service-account-" + clientId)
                        .put("enabled", true)
                        .put("serviceAccountClientId", clientId);
                account.putObject("clientRoles")
                        .putArray("professional-register")
                        .add("communicate");
                return twin;
            }
        }
        throw new AssertionError("no client of the Order");
    }

    private static Forgery forgery(Forgery forgery) {
        return forgery;
    }

    private static Proof proof(Proof proof) {
        return proof;
    }

    @FunctionalInterface
    private interface Forgery {
        String of(OnlyTheOrderIsHeardIT test, String token);
    }

    @FunctionalInterface
    private interface Proof {
        String of(OnlyTheOrderIsHeardIT test, Map<String, Object> claims);
    }
}
