package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import it.varco.demo.Addresses;
import it.varco.demo.RealmExport;
import it.varco.it.kit.Realm;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Feeds are fetched by the schedule, SPID's and CIE's alike, and whatever it finds wrong is told: nobody there, an old copy,
 * a certificate in its last days.
 */
@VarcoTest
class RegistryIsWatchedIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETTINGS = "it.varco.policy.keycloak.setting.RealmSetting";
    private static final List<String> BOTH = List.of("spid", "cie");
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final TargetKeycloak keycloak;
    private final ObjectNode shipped;
    private final Map<String, String> genuine = new ConcurrentHashMap<>();

    /** What the mirror has at each path; nothing where it is shut. */
    private final Map<String, String> feeds = new ConcurrentHashMap<>();

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private HttpServer mirror;
    private Realm realm;

    RegistryIsWatchedIT(TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.keycloak = keycloak;
        this.shipped = (ObjectNode)
                read(new Addresses(keycloak.baseUrl(), URI.create("http://localhost:1"), providers.baseUrl())
                        .in(RealmExport.json()));
        genuine.put("spid", fetch(providers.registryFeed()));
        genuine.put("cie", fetch(URI.create(providers.cie().entityId() + "/metadata")));
    }

    @BeforeEach
    void aMirrorThatIsShut() throws IOException {
        mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/", this::answer);
        mirror.start();
    }

    @AfterEach
    void gone() {
        realm.delete();
        mirror.stop(0);
    }

    @Test
    void whoeverIsNotThereYetIsNamedUntilTheFeedAnswers() {
        realm = imported(json -> {});
        assertThat(subjects("DOC-80")).containsExactlyInAnyOrderElementsOf(BOTH);
        for (String alias : BOTH) {
            assertThat(refresh(alias).body()).contains("SPID-R01");
        }
        feeds.putAll(genuine);
        assertThat(refresh("cie").statusCode()).isEqualTo(200);
        assertThat(subjects("DOC-80")).containsExactly("spid");
        assertThat(refresh("spid").statusCode()).isEqualTo(200);
        assertThat(subjects("DOC-80")).isEmpty();
    }

    /** Nobody calls for a refresh here: that a realm was made, or a setting was changed, lets the schedule look at once. */
    @Test
    void anOldCopyIsNamedUntilTheScheduleHasFetchedAnother() {
        realm = imported(this::keepOldCopies);
        BOTH.forEach(alias -> await(() -> asked(alias) > 0));
        await(() -> told("SPID-R01").containsAll(BOTH));
        assertThat(subjects("DOC-81")).containsExactlyInAnyOrderElementsOf(BOTH);
        assertThat(subjects("DOC-80")).isEmpty();

        feeds.putAll(genuine);
        lookAgain();
        await(() -> subjects("DOC-81").isEmpty());

        int before = asked("cie");
        for (String other : List.of("moved", "movedAgain")) {
            feeds.put(other, genuine.get("spid"));
            point("spid", other);
            await(() -> asked(other) > 0);
        }
        assertThat(asked("cie")).isEqualTo(before);
    }

    @Test
    void aCertificateInItsLastDaysIsNamedAndTold()
            throws GeneralSecurityException, IOException, OperatorCreationException {
        feeds.put("spid", withCertificate(29));
        feeds.put("cie", genuine.get("cie"));
        realm = imported(json -> {});
        assertThat(refresh("spid").statusCode()).isEqualTo(200);
        String entry = read(genuine.get("spid")).at("/0/entity_id").asText();
        assertThat(subjects("DOC-82")).singleElement().asString().startsWith(entry + " → ");
        lookAgain();
        await(() -> told("SPID-R09").contains("spid"));
        assertThat(events("SPID-R09"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.at("/details/varco_entry").asText()).isEqualTo(entry));

        feeds.put("spid", withCertificate(31));
        assertThat(refresh("spid").statusCode()).isEqualTo(200);
        assertThat(subjects("DOC-82")).isEmpty();
    }

    private Realm imported(Consumer<ObjectNode> change) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("realm", "registro-" + UUID.randomUUID().toString().substring(0, 8))
                .put("enabled", true)
                .put("eventsEnabled", true);
        ArrayNode components = json.putObject("components").putArray(SETTINGS);
        found(shipped.at("/components/" + SETTINGS), "providerId", "varco-stage")
                .forEach(components::add);
        ArrayNode identityProviders = json.putArray("identityProviders");
        for (String alias : BOTH) {
            found(shipped.path("identityProviders"), "alias", alias).forEach(provider -> {
                provider.remove("firstBrokerLoginFlowAlias");
                provider.withObject("/config").put("registryFeed", address(alias));
                identityProviders.add(provider);
            });
        }
        change.accept(json);
        return keycloak.importRealm(json);
    }

    /** As a server finds them that was not there for years. */
    private void keepOldCopies(ObjectNode json) {
        for (String alias : BOTH) {
            ObjectNode copy = ((ArrayNode) json.at("/components/" + SETTINGS)).addObject();
            copy.put("name", alias).put("providerId", "varco-spid-registry");
            ObjectNode config = copy.putObject("config");
            config.putArray("feed").add(genuine.get(alias));
            config.putArray("source").add(address(alias));
            config.putArray("fetchedAt").add(LONG_AGO);
        }
    }

    private void lookAgain() {
        realm.updateIdentityProvider("spid", provider -> {});
    }

    private void point(String alias, String path) {
        realm.updateIdentityProvider(
                alias, provider -> provider.withObject("/config").put("registryFeed", address(path)));
    }

    private HttpResponse<String> refresh(String alias) {
        return realm.send("POST", "/" + alias + "/registry", "{}", Map.of("Content-Type", "application/json"));
    }

    private List<String> subjects(String code) {
        return found(realm.get("/access-policy/doctor").path("findings"), "code", code)
                .map(finding -> finding.path("subject").asText())
                .toList();
    }

    /** Of whose feeds that was told. */
    private List<String> told(String code) {
        return events(code).stream()
                .map(event -> event.at("/details/identity_provider").asText())
                .toList();
    }

    private List<JsonNode> events(String code) {
        return realm.events("EXECUTE_ACTIONS_ERROR").stream()
                .filter(event -> code.equals(event.path("error").asText()))
                .toList();
    }

    private String withCertificate(int days) throws GeneralSecurityException, IOException, OperatorCreationException {
        ArrayNode feed = (ArrayNode) read(genuine.get("spid"));
        ((ObjectNode) feed.get(0)).putArray("signing_certificate_x509").add(certificate(days));
        return feed.toString();
    }

    private static String certificate(int days)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        X500Name name = new X500Name("CN=identity provider");
        byte[] der = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.TWO,
                        Date.from(Instant.now().minus(Duration.ofDays(1))),
                        Date.from(Instant.now().plus(Duration.ofDays(days))),
                        name,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
                .getEncoded();
        return Base64.getEncoder().encodeToString(der);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        byte[] feed = feeds.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(feed.length == 0 ? 503 : 200, feed.length == 0 ? -1 : feed.length);
        exchange.getResponseBody().write(feed);
        exchange.close();
        asked.merge(path, 1, Integer::sum);
    }

    private int asked(String path) {
        return asked.getOrDefault(path, 0);
    }

    private String address(String path) {
        return "http://localhost:%d/%s".formatted(mirror.getAddress().getPort(), path);
    }

    private static Stream<ObjectNode> found(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> value.equals(one.path(field).asText()))
                .map(one -> ((ObjectNode) one).deepCopy());
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(LONGEST_WAIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it does not come about").isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private static String fetch(URI address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
