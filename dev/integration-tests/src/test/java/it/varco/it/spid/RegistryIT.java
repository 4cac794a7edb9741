package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import it.varco.it.admin.Caller;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** AgID's registry, as it changes while people sign in. Threat B8. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final String JSON = "application/json";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final SpidTestIdentityProviders providers;
    private final TestIdentityProvider gamma;

    private static final int AT_ONCE = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer mirror;

    /** The mirror answers nobody before all are there. */
    private volatile CountDownLatch gathering = new CountDownLatch(0);

    private volatile String feed = "[]";
    private ArrayNode genuine;
    private int day;

    RegistryIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.providers = providers;
        this.gamma = providers.named("gamma");
    }

    @BeforeAll
    void aMirrorOfTheRegistry() throws IOException {
        genuine = (ArrayNode) read(fetch(providers.registryFeed()));
        mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.setExecutor(threads);
        mirror.createContext("/", exchange -> {
            gather();
            byte[] body = feed.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        mirror.start();
    }

    @AfterAll
    void stopTheMirror() {
        mirror.stop(0);
        threads.shutdown();
    }

    @BeforeEach
    void theMirrorHasEverybody() {
        feed = everybody().toString();
        set("registryNewEntries", "ACTIVATE");
        set("registryCertificates", "");
        set(
                "registryFeed",
                "http://localhost:%d/feed".formatted(mirror.getAddress().getPort()));
        assertThat(sync().statusCode()).isEqualTo(200);
    }

    @Test
    void whatSaysTheSameWritesNothing() {
        String before = snapshot().toString();
        HttpResponse<String> again = sync();
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(read(again.body()).path("difference").path("added")).isEmpty();
        assertThat(snapshot().toString()).isEqualTo(before);
    }

    @Test
    void refreshesInOneMomentAllFindWhatTheyWanted() {
        feed = without(gamma).toString();
        gathering = new CountDownLatch(AT_ONCE);
        List<CompletableFuture<Integer>> all = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> sync().statusCode(), threads))
                .limit(AT_ONCE)
                .toList();
        assertThat(all).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(snapshot().at("/config/feed/0").asText()).doesNotContain(gamma.entityId());
    }

    @Test
    void whoeverIsNewWaitsWhereTheRealmWantsItAndIsLetInByAnAdministrator() {
        feed = without(gamma).toString();
        assertThat(sync().statusCode()).isEqualTo(200);
        set("registryNewEntries", "HOLD");
        feed = everybody().toString();
        realm.admin().clearEvents();
        JsonNode synced = read(sync().body());
        assertThat(synced.at("/difference/added/0").asText()).isEqualTo(gamma.entityId());
        assertThat(synced.at("/held/0").asText()).isEqualTo(gamma.entityId());
        assertThat(realm.admin().get("/access-policy/doctor").path("findings").findValuesAsText("code"))
                .contains("DOC-84");
        assertThat(realm.admin().events("EXECUTE_ACTIONS_ERROR"))
                .anySatisfy(event -> assertThat(event.path("error").asText()).isEqualTo("SPID-R08"));

        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                new HttpPerson(realm).openSignIn("kc_idp_hint=spid", "idp=" + HttpPerson.encode(gamma.entityId())),
                "SPID-P02");
        assertThat(send("POST", "/spid/registry/activate", JSON, "{\"entityId\":\"https://nobody.example\"}")
                        .body())
                .contains("SPID-R07");
        assertThat(send("POST", "/spid/registry/activate", JSON, "{\"entityId\":\"%s\"}".formatted(gamma.entityId()))
                        .statusCode())
                .isEqualTo(200);
        signsIn();
        assertThat(sync().statusCode()).isEqualTo(200);
        signsIn();
    }

    @Test
    void whoeverIsGoneAnswersNothingAnyMore() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(gamma);
        feed = without(gamma).toString();
        assertThat(read(sync().body()).at("/difference/removed/0").asText()).isEqualTo(gamma.entityId());
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(gamma.answerTo(request, BRUNO, Level.L2)), "SPID-P08");
        feed = everybody().toString();
        sync();
        signsIn();
    }

    @Test
    void anEntrysNewKeyIsNamedAndItsOldOneCountsNoMore() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(gamma);
        ArrayNode changed = everybody();
        String other = certificate(changed, providers.named("alfa"));
        entry(changed, gamma).putArray("signing_certificate_x509").add(other);
        feed = changed.toString();
        JsonNode difference = read(sync().body()).at("/difference/changed/0");
        assertThat(difference.path("entityId").asText()).isEqualTo(gamma.entityId());
        assertThat(difference.path("certificatesAdded")).hasSize(1);
        assertThat(difference.path("certificatesRemoved")).hasSize(1);
        assertThat(read(send("GET", "/spid/registry", JSON, "").body())
                        .at("/difference/changed/0/entityId")
                        .asText())
                .isEqualTo(gamma.entityId());
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(gamma.answerTo(request, BRUNO, Level.L2)), "SPID-V02");
    }

    @Test
    void signedMetadataIsBelievedByItsPinnedCertificateAlone() throws CertificateEncodingException {
        String aggregate = fetch(providers.baseUrl().resolve("/registry/spid-entities-idps.xml"));
        set(
                "registryCertificates",
                Base64.getEncoder()
                        .encodeToString(providers.registryCertificate().getEncoded()));
        feed = aggregate;
        assertThat(sync().statusCode()).isEqualTo(200);
        signsIn();

        feed = aggregate.replace(gamma.entityId() + "\"", gamma.entityId() + "2\"");
        assertThat(sync().body()).contains("SPID-R03");
        feed = everybody().toString();
        HttpResponse<String> unsigned = sync();
        assertThat(unsigned.statusCode()).isEqualTo(502);
        assertThat(unsigned.body()).contains("SPID-R03");
        signsIn();
    }

    @Test
    void anOldCopyIsNotPlayedBack() {
        String today = everybody().toString();
        feed = today;
        sync();
        ArrayNode yesterday = without(gamma);
        yesterday.forEach(entry -> ((ObjectNode) entry).put("lastupdate_date", "2020-01-01 00:00:00"));
        feed = yesterday.toString();
        assertThat(sync().body()).contains("SPID-R05");
        signsIn();
        feed = "[]";
        assertThat(sync().body()).contains("SPID-R06");
        feed = "no feed";
        assertThat(sync().body()).contains("SPID-R02");
        signsIn();
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndChangesNothing() {
        feed = without(gamma).toString();
        String before = snapshot().toString();
        HttpResponse<String> shown = send("POST", "/spid/registry?dryRun=true", JSON, "");
        assertThat(read(shown.body()).at("/difference/removed/0").asText()).isEqualTo(gamma.entityId());
        assertThat(snapshot().toString()).isEqualTo(before);
        signsIn();
    }

    @Test
    void aFileTakesTheFeedsPlaceWhereThereIsNoWayOut() {
        set("registryFeed", "");
        HttpResponse<String> garbage = send("POST", "/spid/registry/upload", JSON, "no feed");
        assertThat(garbage.statusCode()).isEqualTo(400);
        assertThat(garbage.body()).contains("SPID-R02");
        HttpResponse<String> taken =
                send("POST", "/spid/registry/upload", JSON, everybody().toString());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        signsIn();
    }

    @Test
    void isNotChangedByWhoeverMayOnlyLook() {
        Caller viewer = Caller.ofRealmManagement(realm, "view-identity-providers");
        assertThat(viewer.get("/spid/registry").statusCode()).isEqualTo(200);
        for (String path : new String[] {"", "?dryRun=true", "/upload", "/activate"}) {
            assertThat(viewer.send("POST", "/spid/registry" + path, JSON, "{}", Map.of())
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    private void signsIn() {
        HttpPerson person = new HttpPerson(realm);
        assertThat(person.post(gamma.answerTo(person.ask(gamma), BRUNO, Level.L2))
                        .address()
                        .toString())
                .startsWith(realm.portal() + "/callback?");
    }

    /** Each time a day younger, as a registry is in which something changes. */
    private ArrayNode everybody() {
        ArrayNode copy = genuine.deepCopy();
        day++;
        copy.forEach(entry -> ((ObjectNode) entry).put("lastupdate_date", "20%02d-01-01 00:00:00".formatted(26 + day)));
        return copy;
    }

    private ArrayNode without(TestIdentityProvider provider) {
        ArrayNode rest = JsonNodeFactory.instance.arrayNode();
        everybody().forEach(entry -> {
            if (!entry.path("entity_id").asText().equals(provider.entityId())) {
                rest.add(entry);
            }
        });
        return rest;
    }

    private static ObjectNode entry(ArrayNode feed, TestIdentityProvider provider) {
        for (JsonNode entry : feed) {
            if (entry.path("entity_id").asText().equals(provider.entityId())) {
                return (ObjectNode) entry;
            }
        }
        throw new AssertionError("no entry of " + provider.entityId());
    }

    private static String certificate(ArrayNode feed, TestIdentityProvider provider) {
        return entry(feed, provider).at("/signing_certificate_x509/0").asText();
    }

    private JsonNode snapshot() {
        return realm.admin().components("it.varco.policy.keycloak.setting.RealmSetting").stream()
                .filter(component -> component.path("providerId").asText().equals("varco-spid-registry"))
                .findFirst()
                .orElseThrow();
    }

    private void set(String setting, String value) {
        realm.admin().updateIdentityProvider("spid", spid -> ((ObjectNode) spid.get("config")).put(setting, value));
    }

    private void gather() {
        gathering.countDown();
        try {
            if (!gathering.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("fewer refreshes came than were begun");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> sync() {
        return send("POST", "/spid/registry", JSON, "");
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        return realm.admin().send(method, path, body, Map.of("Content-Type", type));
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
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
