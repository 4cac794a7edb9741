package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.admin.Caller;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Answer;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The register of the last 24 months, as an auditor of the body meets it. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInLogIT {

    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final String KEY = "varco-spid-log-key";
    private static final Person AUDITOR = named("audit");

    private World world;
    private TargetKeycloak keycloak;
    private TestIdentityProvider alfa;
    private TestRealm realm;
    private Caller auditor;

    @BeforeAll
    void anAuditorIsIn(World shared) {
        world = shared;
        keycloak = shared.keycloak();
        alfa = shared.identityProviders().named("alfa");
        realm = shared.newRealm(json -> LegacyAccounts.in(json)
                .add(AUDITOR, LegacyAccounts.OF_2016)
                .putArray("realmRoles")
                .add("varco-auditor"));
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
        HttpPerson person = new HttpPerson(realm);
        auditor = new Caller(realm, token(person, person.post(alfa.answerTo(person.ask(alfa), AUDITOR, Level.L2))));
    }

    @AfterAll
    void deleteRealm() {
        realm.close();
    }

    @Test
    void aSignInIsFoundByThePersonAndByEachOfItsMessages() {
        HttpPerson bruno = new HttpPerson(realm);
        ReceivedRequest request = bruno.ask(alfa);
        Answer answer = alfa.answerTo(request, named("bruno"), Level.L2);
        signedIn(bruno.post(answer));

        List<JsonNode> found = search("fiscalCode", named("bruno").fiscalCode());
        assertThat(found).hasSize(1);
        JsonNode inShort = found.get(0);
        assertThat(inShort.path("outcome").asText()).isEqualTo("ACCEPTED");
        assertThat(inShort.path("level").asInt()).isEqualTo(2);
        assertThat(inShort.path("entityId").asText()).isEqualTo(alfa.entityId());
        assertThat(inShort.path("client").asText()).isEqualTo("portal");
        for (String message : List.of("requestId", "answerId", "assertionId")) {
            assertThat(search("messageId", inShort.path(message).asText()))
                    .as(message)
                    .extracting(record -> record.path("id").asText())
                    .containsExactly(inShort.path("id").asText());
        }

        JsonNode whole =
                json(auditor.get("/spid/log/records/" + inShort.path("id").asText()));
        assertThat(whole.path("answer").asText()).isEqualTo(answer.xml());
        assertThat(whole.path("request").asText())
                .contains("AuthnRequest", inShort.path("requestId").asText());
        assertThat(whole.path("query").asText()).contains("SAMLRequest=", "SigAlg=", "Signature=");
    }

    @Test
    void aRefusedAnswerIsKeptAndTakenForNobodys() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(alfa);
        Answer forged = alfa.answerTo(
                request, named("ugo"), Level.L2, AnswerScript.genuine().signedByStranger());
        assertThat(person.post(forged).status()).isEqualTo(400);
        person.post(alfa.errorTo(request, 25, AnswerScript.genuine()));

        assertThat(search("fiscalCode", named("ugo").fiscalCode())).isEmpty();
        List<JsonNode> found = search("messageId", request.id());
        assertThat(found)
                .extracting(record -> record.path("outcome").asText())
                .containsExactly("SPID-NR25", "SPID-V02");
        assertThat(json(auditor.get(
                                "/spid/log/records/" + found.get(1).path("id").asText()))
                        .path("answer")
                        .asText())
                .isEqualTo(forged.xml());
    }

    @Test
    void whoeverSendsManyForgedAnswersFillsNothing() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(alfa);
        for (int i = 0; i < 6; i++) {
            person.post(alfa.answerTo(
                    request, named("carla"), Level.L2, AnswerScript.genuine().signedByStranger()));
        }
        assertThat(search("messageId", request.id())).hasSize(3);
        signedIn(person.post(alfa.answerTo(request, named("carla"), Level.L2)));
        assertThat(search("messageId", request.id())).hasSize(4);
        assertThat(search("fiscalCode", named("carla").fiscalCode())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /spid/log, ''",
        "POST, /spid/log/search, '{\"messageId\":\"_1\"}'",
        "GET, /spid/log/records/0000000000000001-1, ''",
        "POST, /spid/log/export, '{}'",
        "POST, /spid/log/verify, '{}'",
        "GET, /spid/log/statistics, ''",
        "POST, /spid/log/upkeep, ''"
    })
    void isReadByNobodyButAnAuditorWhoCameInStrongly(String method, String path, String body) {
        HttpPerson person = new HttpPerson(realm);
        Caller weak = new Caller(
                realm,
                token(
                        person,
                        PasswordForm.post(person, person.openSignIn(), AUDITOR.fiscalCode(), LegacyAccounts.PASSWORD)));
        assertThat(status(new Caller(realm, ""), method, path, body)).isEqualTo("401");
        assertThat(status(weak, method, path, body)).isEqualTo("403 PLAN-C01");
        String expected = switch (path.substring(path.lastIndexOf('/'))) {
            case "/upkeep" -> "403 PLAN-C01";
            case "/0000000000000001-1" -> "404";
            default -> "200";
        };
        assertThat(status(auditor, method, path, body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"{}", "'{\"fiscalCode\":\"nobody\"}'", "'{\"messageId\":1}'", "'{\"other\":\"x\"}'", "'[]'"})
    void aQuestionThatIsNoneIsRefused(String body) {
        HttpResponse<String> refused = auditor.send("POST", "/spid/log/search", "application/json", body, Map.of());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("LOG-03");
    }

    @Test
    void readingIsAnEventThatSaysWhoAndNotOfWhom() {
        search("fiscalCode", named("bruno").fiscalCode());
        JsonNode event = realm.admin().adminEvents().get(0);
        assertThat(event.path("resourcePath").asText()).isEqualTo("spid/log/search");
        assertThat(PersonalData.in(event.toString())).isEmpty();
    }

    @Test
    void isIntactAndSaysSoAndASealThatSomebodyKeptIsFoundAgain() {
        signIn(named("dario"));
        String seal = upkeep();
        assertThat(seal).isNotEmpty();
        assertThat(verify("{}").path("intact").asBoolean()).isTrue();
        assertThat(verify("{\"seal\":\"%s\"}".formatted(seal)).path("intact").asBoolean())
                .isTrue();
        JsonNode other = verify("{\"seal\":\"%s\"}".formatted("9" + seal));
        assertThat(other.path("intact").asBoolean()).isFalse();
        assertThat(other.at("/faults/0/kind").asText()).isEqualTo("SEAL_MISSING");
        assertThat(upkeep()).isEmpty();
    }

    @Test
    void isWrittenOutForTheAuthorityWithASignatureOfTheRealm() throws Exception {
        signIn(named("dario"));
        HttpResponse<String> export = auditor.send(
                "POST",
                "/spid/log/export",
                "application/json",
                "{\"fiscalCode\":\"%s\"}".formatted(named("dario").fiscalCode()),
                Map.of());
        assertThat(export.statusCode()).isEqualTo(200);
        String body = export.body();
        int lastLine = body.lastIndexOf("{\"end\"");
        List<String> lines = body.substring(0, lastLine).lines().toList();
        JsonNode end =
                HttpPerson.decode(read(body.substring(lastLine)).path("end").asText());
        assertThat(end.path("records").asInt()).isEqualTo(lines.size() - 1).isPositive();
        assertThat(end.path("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(body.substring(0, lastLine).getBytes(StandardCharsets.UTF_8))));
        assertThat(lines.get(1)).contains(named("dario").fiscalCode(), "<saml", "AuthnRequest");
    }

    @Test
    void countsWhatAgidAsksFor() {
        signIn(named("dario"));
        JsonNode statistics = json(auditor.get("/spid/log/statistics?from=2020-01-01T00:00:00Z"));
        assertThat(statistics.path("people").asInt()).isPositive();
        assertThat(statistics.path("signIns"))
                .anySatisfy(count -> assertThat(count.path("outcome").asText()).isEqualTo("ACCEPTED"));
        assertThat(PersonalData.in(statistics.toString())).isEmpty();
        assertThat(auditor.get("/spid/log/statistics?from=yesterday").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aKeyIsRotatedAndTheOldOneStaysForWhatItHasWritten() {
        signIn(named("elena"));
        String old = search("fiscalCode", named("elena").fiscalCode())
                .get(0)
                .path("id")
                .asText();
        JsonNode first = key(realm);
        ObjectNode another = JsonNodeFactory.instance
                .objectNode()
                .put("name", "spid-log-key-2")
                .put("providerType", KEYS)
                .put("providerId", KEY);
        another.putObject("config").putArray("priority").add("10");
        realm.admin().create("/components", another);
        signIn(named("elena"));

        assertThat(search("fiscalCode", named("elena").fiscalCode())).hasSize(2);
        JsonNode before = json(auditor.get("/spid/log/records/" + old));
        JsonNode after = json(auditor.get("/spid/log/records/"
                + search("fiscalCode", named("elena").fiscalCode())
                        .get(0)
                        .path("id")
                        .asText()));
        assertThat(before.path("keyId")).isNotEqualTo(after.path("keyId"));
        assertThat(verify("{}").path("intact").asBoolean()).isTrue();

        HttpResponse<String> refused =
                realm.admin().send("DELETE", "/components/" + first.path("id").asText(), "", Map.of());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(auditor.get("/spid/log/records/" + old)).path("answer").asText())
                .isNotEmpty();
    }

    @Test
    void nobodySignsInWhereNothingCanBeWrittenDown() {
        try (TestRealm without = world.newRealm(SignInLogIT::takeTheKey)) {
            HttpPerson person = new HttpPerson(without);
            ReceivedRequest request = person.ask(alfa);
            RefusedSignIn watch = RefusedSignIn.watch(keycloak, without);
            watch.assertRefused(person.post(alfa.answerTo(request, named("anna"), Level.L2)), "LOG-01");

            ObjectNode key = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", "spid-log-key")
                    .put("providerType", KEYS)
                    .put("providerId", KEY);
            key.putObject("config");
            without.admin().create("/components", key);
            HttpPerson again = new HttpPerson(without);
            assertThat(again.post(alfa.answerTo(again.ask(alfa), named("anna"), Level.L2))
                            .address()
                            .toString())
                    .startsWith(without.portal() + "/callback?");
        }
    }

    @Test
    void whereTheBodySaysSoPeopleSignInAllTheSameAndSomebodyIsAlarmed() {
        try (TestRealm without = world.newRealm(SignInLogIT::takeTheKey)) {
            without.admin()
                    .updateIdentityProvider(
                            "spid", spid -> ((ObjectNode) spid.get("config")).put("registerOutage", "ADMIT"));
            without.admin().clearEvents();
            HttpPerson person = new HttpPerson(without);
            assertThat(person.post(alfa.answerTo(person.ask(alfa), named("anna"), Level.L2))
                            .address()
                            .toString())
                    .startsWith(without.portal() + "/callback?");
            assertThat(without.admin().events("EXECUTE_ACTIONS_ERROR"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.path("error").asText()).isEqualTo("LOG-02"));
        }
    }

    @ParameterizedTest
    @CsvSource({"registerOutage, PERHAPS", "registerMonths, 23", "registerMonths, 121", "registerMonths, many"})
    void aSettingThatTheLawDoesNotAllowIsRefused(String setting, String value) {
        ObjectNode provider = realm.admin().identityProvider("spid");
        ((ObjectNode) provider.get("config")).put(setting, value);
        assertThat(realm.admin()
                        .send(
                                "PUT",
                                "/identity-provider/instances/spid",
                                provider.toString(),
                                Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(400);
    }

    private static void takeTheKey(ObjectNode json) {
        Iterator<JsonNode> keys = json.at("/components/" + KEYS).elements();
        while (keys.hasNext()) {
            if (keys.next().path("providerId").asText().equals(KEY)) {
                keys.remove();
            }
        }
    }

    private static JsonNode key(TestRealm realm) {
        return realm.admin().components(KEYS).stream()
                .filter(component -> component.path("providerId").asText().equals(KEY))
                .findFirst()
                .orElseThrow();
    }

    private void signIn(Person who) {
        HttpPerson person = new HttpPerson(realm);
        signedIn(person.post(alfa.answerTo(person.ask(alfa), who, Level.L2)));
    }

    private void signedIn(HttpPerson.Page page) {
        assertThat(page.address().toString()).as(page.text()).startsWith(realm.portal() + "/callback?");
    }

    private List<JsonNode> search(String field, String value) {
        HttpResponse<String> answer = auditor.send(
                "POST",
                "/spid/log/search",
                JsonNodeFactory.instance.objectNode().put(field, value));
        List<JsonNode> found = new ArrayList<>();
        json(answer).forEach(found::add);
        return found;
    }

    private JsonNode verify(String body) {
        return json(auditor.send("POST", "/spid/log/verify", "application/json", body, Map.of()));
    }

    private String upkeep() {
        return realm.admin()
                .post("/spid/log/upkeep", JsonNodeFactory.instance.objectNode())
                .path("seal")
                .asText();
    }

    private static String status(Caller caller, String method, String path, String body) {
        HttpResponse<String> answer = caller.send(method, path, "application/json", body, Map.of());
        return answer.statusCode() + (answer.body().contains("PLAN-C01") ? " PLAN-C01" : "");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer.body());
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static String token(HttpPerson person, HttpPerson.Page arrived) {
        return person.tokens(arrived).path("access_token").asText();
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
