package it.varco.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.FiscalCodes;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line of the old system's people does to a realm, and which lines do nothing. */
@VarcoTest
class PeopleImportIT {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final World world;

    PeopleImportIT(World world, TestRealm realm, TargetKeycloak keycloak) {
        this.world = world;
        this.realm = realm;
        this.keycloak = keycloak;
    }

    @Test
    void aPersonComesWithEverythingAndTheSameLineAgainChangesNothing() {
        String code = nobody();
        ImportLine line = ImportLine.of(code)
                .with("email", "provolino@example.org")
                .withPassword("legacy-dispositive", "2016-04-11")
                .withGrant("avvocati", "office", "2017-02-20", "active")
                .withGrant("ditte", "open", "2017-02-20", "active");

        ImportAnswer first = load(line);
        JsonNode account = account(code);

        assertThat(first.totals()).containsExactly(1, 0, 0, 0, 0);
        assertThat(first.last().path("complete").asBoolean()).isTrue();
        assertThat(account.path("username").asText()).startsWith("p-").doesNotContainIgnoringCase(code);
        assertThat(account.path("firstName").asText()).isEqualTo("Provolino");
        assertThat(account.path("email").asText()).isEqualTo("provolino@example.org");
        assertThat(attribute(account, "varco.legacy-credential"))
                .singleElement()
                .asString()
                .contains("\"class\":\"legacy-dispositive\"", "\"issued\":\"2016-04-10T22:00:00Z\"");
        assertThat(attribute(account, "varco.grants"))
                .hasSize(2)
                .anySatisfy(grant -> assertThat(grant)
                        .contains(
                                "\"profile\":\"avvocati\"",
                                "\"from\":\"2017-02-19T23:00:00Z\"",
                                "\"state\":\"active\""));
        assertThat(passwords(account)).hasSize(1);

        assertThat(load(line).totals()).containsExactly(0, 0, 1, 0, 0);
        assertThat(account(code)).isEqualTo(account);
    }

    @Test
    void aLineThatKnowsMoreAddsIt() {
        String code = nobody();
        load(ImportLine.of(code));
        ImportAnswer more = load(ImportLine.of(code)
                .withPassword("legacy-generic", "2019-01-15")
                .withGrant("ditte", "open", "2019-01-15", "active"));
        assertThat(more.totals()).containsExactly(0, 1, 0, 0, 0);
        assertThat(attribute(account(code), "varco.grants")).hasSize(1);
        assertThat(passwords(account(code))).hasSize(1);
    }

    @Test
    void namesAndAddressThatTheAccountHasStay() {
        String code = nobody();
        load(ImportLine.of(code).with("email", "first@example.org"));
        ImportAnswer again =
                load(ImportLine.of(code).with("firstName", "Calimero").with("email", "second@example.org"));
        assertThat(again.totals()).containsExactly(0, 0, 1, 0, 0);
        assertThat(account(code).path("email").asText()).isEqualTo("first@example.org");
    }

    @Test
    void anAddressJoinsNobody() {
        String one = nobody();
        String other = nobody();
        load(ImportLine.of(one).with("email", "both@example.org"));
        assertThat(load(ImportLine.of(other).with("email", "both@example.org")).totals())
                .containsExactly(1, 0, 0, 0, 0);
        assertThat(account(one).path("id")).isNotEqualTo(account(other).path("id"));
    }

    @Test
    void aPasswordOnceGivenIsNeverTouchedAgain() {
        String code = nobody();
        load(ImportLine.of(code).withPassword("legacy-generic", "2019-01-15"));
        String path = "/users/" + account(code).path("id").asText() + "/credentials/";
        realm.admin().delete(path + passwords(account(code)).get(0).path("id").asText());

        ImportAnswer again = load(ImportLine.of(code).withPassword("legacy-generic", "2019-01-15"));

        assertThat(again.totals()).containsExactly(0, 0, 1, 0, 0);
        assertThat(passwords(account(code))).isEmpty();
    }

    @Test
    void thePasswordOfTheOldSystemOpensTheDoorItOpened() throws Exception {
        String argon2 = nobody();
        String pbkdf2 = nobody();
        String without = nobody();
        ImportAnswer answer = load(ImportLine.of(argon2)
                        .withPassword("legacy-dispositive", "2016-04-11")
                        .withGrant("ditte", "open", "2016-04-11", "active")
                + ImportLine.of(pbkdf2)
                        .withPbkdf2("legacy-generic", "2019-01-15", "of the old system")
                        .withGrant("ditte", "open", "2019-01-15", "active")
                        .toString()
                + ImportLine.of(without).withRecord("legacy-generic", "2019-01-15"));
        assertThat(answer.totals()).containsExactly(3, 0, 0, 0, 0);
        realm.admin()
                .create(
                        "/clients",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("clientId", "direct")
                                .put("publicClient", true)
                                .put("directAccessGrantsEnabled", true));
        realm.clock().freeze("2020-11-01T12:00:00+01:00");
        try {
            assertThat(directGrant(argon2, Cast.PASSWORD)).isEqualTo(200);
            assertThat(directGrant(pbkdf2, "of the old system")).isEqualTo(200);
            assertThat(directGrant(pbkdf2, "of the old systen")).isEqualTo(400);
            assertThat(directGrant(without, Cast.PASSWORD)).isEqualTo(400);
        } finally {
            realm.clock().reset();
        }
        assertThat(load(ImportLine.of(pbkdf2).withPbkdf2("legacy-generic", "2019-01-15", "of the old system"))
                        .totals())
                .as("hashed anew meanwhile")
                .containsExactly(0, 0, 1, 0, 0);
    }

    private int directGrant(String fiscalCode, String password) throws Exception {
        return tokenEndpoint("grant_type=password&client_id=direct&username=" + fiscalCode + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8))
                .statusCode();
    }

    @Test
    void anotherCredentialThanTheOneOnRecordIsRefused() {
        String code = nobody();
        load(ImportLine.of(code).withPassword("legacy-generic", "2019-01-15"));
        JsonNode before = account(code);
        ImportAnswer other = load(ImportLine.of(code)
                .withPassword("legacy-dispositive", "2019-01-15")
                .withGrant("ditte", "open", "2019-01-15", "active"));
        assertThat(other.refused()).containsExactly("1 IMPORT-P02 /credential");
        assertThat(account(code)).isEqualTo(before);
    }

    @Test
    void aDelegatorWhoComesLaterHasAnAccountAheadOfTheLine() {
        String delegate = nobody();
        String delegator = nobody();
        ImportAnswer first = load(ImportLine.of(delegate).withDelegation("avvocati", delegator, "2019-05-06"));
        assertThat(first.totals()).containsExactly(1, 0, 0, 0, 1);
        assertThat(attribute(account(delegate), "varco.grants"))
                .singleElement()
                .asString()
                .contains("\"delegator\":\"" + account(delegator).path("id").asText() + "\"");
        assertThat(attribute(account(delegator), "varco.grants")).isEmpty();

        ImportAnswer second = load(ImportLine.of(delegator).withGrant("avvocati", "office", "2017-02-20", "active"));
        assertThat(second.totals()).containsExactly(0, 1, 0, 0, 0);
        assertThat(load(ImportLine.of(delegate).withDelegation("avvocati", delegator, "2019-05-06"))
                        .totals())
                .containsExactly(0, 0, 1, 0, 0);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("IMPORT-L02 ", "{]"),
                Arguments.of("IMPORT-L03 /fiscalCode", ImportLine.of("FRRNNA75C52H501X")),
                Arguments.of("IMPORT-L04 /credential/issued", line().withRecord("legacy-generic", "yesterday")),
                Arguments.of("IMPORT-L05 /credential/issued", line().withRecord("legacy-generic", "2099-01-01")),
                Arguments.of(
                        "IMPORT-L05 /grants/0/timeline/0/from",
                        line().withGrant("ditte", "open", "2099-01-01", "active")),
                Arguments.of("IMPORT-L06 /credential/class", line().withRecord("cns", "2019-01-01")),
                Arguments.of(
                        "IMPORT-L07 /credential/hash/algorithm",
                        line().withPassword("legacy-generic", "2019-01-01").withHashField("algorithm", "md5-of-1998")),
                Arguments.of(
                        "IMPORT-L08 /grants/0/profile", line().withGrant("notai", "office", "2019-01-01", "active")),
                Arguments.of(
                        "IMPORT-L09 /grants/0/source",
                        line().withGrant("consulenti-del-lavoro", "office", "2019-01-01", "active")),
                Arguments.of("IMPORT-L09 /grants/0/source", line().withGrant("ditte", "group", "2019-01-01", "active")),
                Arguments.of(
                        "IMPORT-L10 /grants/0/timeline/0/state",
                        line().withGrant("ditte", "open", "2019-01-01", "asked")),
                Arguments.of(
                        "IMPORT-L12 /grants/0/delegatorFiscalCode",
                        line().withGrant("avvocati", "delegation", "2019-01-01", "active")),
                Arguments.of(
                        "IMPORT-L14 /grants/1",
                        line().withGrant("ditte", "open", "2019-01-01", "active")
                                .withGrant("ditte", "open", "2019-01-01", "active")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aLineThatCannotBeIsRefusedByNameAndTheOthersAreNot(String expected, Object bad) {
        int before = realm.admin().users().size();
        String good = nobody();
        ImportAnswer answer = load(bad.toString().strip() + "\n" + ImportLine.of(good));
        assertThat(answer.refused()).containsExactly("1 " + expected);
        assertThat(answer.totals()).containsExactly(1, 0, 0, 1, 0);
        assertThat(account(good).path("enabled").asBoolean()).isTrue();
        assertThat(realm.admin().users()).as("nothing of the refused line").hasSize(before + 1);
    }

    /** The Order alone says so; its register is loaded elsewhere. */
    @Test
    void noLineOfPeopleMakesAnybodyAMemberOfAnOrder() {
        ImportAnswer answer =
                load(ImportLine.of(nobody()).withGrant("consulenti-del-lavoro", "register", "2012-01-01", "active"));
        assertThat(answer.refused()).containsExactly("1 IMPORT-L15 /grants/0/source");
        assertThat(answer.totals()).containsExactly(0, 0, 0, 1, 0);
    }

    @Test
    void aLineThatIsTooLongIsRefusedWithoutTheOthers() {
        String good = nobody();
        ImportAnswer answer = load("{\"fiscalCode\":\"" + "x".repeat(70_000) + "\"}\n" + ImportLine.of(good));
        assertThat(answer.refused()).containsExactly("1 IMPORT-L01 ");
        assertThat(answer.totals()).containsExactly(1, 0, 0, 1, 0);
    }

    @Test
    void beginsAgainWhereItWasTold() {
        List<String> codes = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            codes.add(nobody());
            lines.append(ImportLine.of(codes.get(i)));
        }
        ImportAnswer rest = ImportAnswer.of(keycloak.admin().sendLines(path() + "?from=101", lines.toString()));
        assertThat(rest.totals()).containsExactly(150, 0, 0, 0, 0);
        assertThat(rest.last().path("firstLine").asLong()).isEqualTo(101);
        assertThat(rest.last().path("lastCommittedLine").asLong()).isEqualTo(250);
        assertThat(realm.admin().usersWith("fiscalNumber", codes.get(99))).isEmpty();

        ImportAnswer all = load(lines.toString());
        assertThat(all.totals()).containsExactly(100, 0, 150, 0, 0);
    }

    @Test
    void stopsWhereNearlyNothingIsOfTheForm() {
        ImportAnswer answer = load("{}\n".repeat(1_500));
        assertThat(answer.last().path("complete").asBoolean(true)).isFalse();
        assertThat(answer.last().path("code").asText()).isEqualTo("IMPORT-R03");
        assertThat(answer.last().path("lastCommittedLine").asLong()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5"})
    void fromIsTheNumberOfALine(String from) {
        HttpResponse<String> refused = keycloak.admin().sendLines(path() + "?from=" + from, "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("IMPORT-R01");
    }

    @Test
    void isWrittenDownByItsNumbersAlone() {
        String code = nobody();
        load(ImportLine.of(code).with("firstName", "Gambadilegno"));
        List<JsonNode> events = realm.admin().adminEvents().stream()
                .filter(event -> event.path("resourceType").asText().equals("VARCO_PEOPLE"))
                .limit(2)
                .toList();
        assertThat(events).hasSize(2);
        assertThat(events.get(0).at("/details/import").asText()).isEqualTo("complete");
        assertThat(events.get(0).at("/details/created").asText()).isEqualTo("1");
        assertThat(events.get(1).at("/details/import").asText()).isEqualTo("began");
        assertThat(realm.admin().adminEvents().toString()).doesNotContain(code, "Gambadilegno");
        assertThat(keycloak.log()).doesNotContain(code, "Gambadilegno");
    }

    @Test
    void aPasswordThatNobodySpeaksOfStaysShut() {
        String code = nobody();
        try (TestRealm other = world.newRealm(json -> addAccount(json, "of-before", code)
                .putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("credentialData", "{\"hashIterations\":1,\"algorithm\":\"pbkdf2-sha512\"}")
                .put("secretData", "{\"value\":\"AAAA\",\"salt\":\"AAAA\"}"))) {
            String line = ImportLine.of(code)
                    .withPassword("legacy-generic", "2019-01-15")
                    .toString();
            assertThat(ImportAnswer.of(other.importPeople(line)).refused()).containsExactly("1 IMPORT-P03 /credential");
            assertThat(other.admin()
                            .user("of-before")
                            .orElseThrow()
                            .at("/attributes")
                            .has("varco.legacy-credential"))
                    .isFalse();
            String without = ImportLine.of(code)
                    .withGrant("ditte", "open", "2019-01-15", "active")
                    .toString();
            assertThat(ImportAnswer.of(other.importPeople(without)).totals()).containsExactly(0, 1, 0, 0, 0);
        }
    }

    @Test
    void twoAccountsWithOneCodeAreForAnOperator() {
        String code = nobody();
        try (TestRealm other = world.newRealm(json -> {
            addAccount(json, "one", code);
            addAccount(json, "two", code);
        })) {
            assertThat(ImportAnswer.of(other.importPeople(line().toString() + ImportLine.of(code)))
                            .refused())
                    .containsExactly("2 IMPORT-P01 /fiscalCode");
        }
    }

    @Test
    void withoutAPlanNobodyIsImported() {
        try (TestRealm other = world.newRealm(PeopleImportIT::withoutPlan)) {
            HttpResponse<String> refused = other.importPeople(line().toString());
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("IMPORT-R02");
            assertThat(other.admin().users()).isEmpty();
        }
    }

    @Test
    void aRealmsOwnAdministratorMayNot() throws Exception {
        String client = realm.admin()
                .create(
                        "/clients",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("clientId", "own-administrator")
                                .put("secret", "own-administrator-secret")
                                .put("serviceAccountsEnabled", true));
        String account = realm.admin()
                .get("/clients/" + client + "/service-account-user")
                .path("id")
                .asText();
        String management = realm.admin()
                .get("/clients?clientId=realm-management")
                .path(0)
                .path("id")
                .asText();
        JsonNode role = realm.admin().get("/clients/" + management + "/roles/realm-admin");
        realm.admin()
                .post(
                        "/users/" + account + "/role-mappings/clients/" + management,
                        JsonNodeFactory.instance.arrayNode().add(role));

        HttpResponse<String> refused = send(address(), token());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("PLAN-C01");
        assertThat(send(address(), "nobody").statusCode()).isEqualTo(401);
    }

    private String token() throws Exception {
        HttpResponse<String> answer = tokenEndpoint("grant_type=client_credentials"
                + "&client_id=own-administrator&client_secret=own-administrator-secret");
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }

    private HttpResponse<String> tokenEndpoint(String form) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(realm.url("/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(URI address, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(line().toString()))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static ObjectNode addAccount(ObjectNode json, String userName, String code) {
        ObjectNode account =
                json.withArray("users").addObject().put("username", userName).put("enabled", true);
        account.putObject("attributes").putArray("fiscalNumber").add(code);
        return account;
    }

    private static void withoutPlan(ObjectNode json) {
        ArrayNode settings = (ArrayNode) json.path("components").path("it.varco.policy.keycloak.setting.RealmSetting");
        for (int i = settings.size() - 1; i >= 0; i--) {
            if (settings.get(i).path("providerId").asText().equals("varco-plan")) {
                settings.remove(i);
            }
        }
    }

    private ImportAnswer load(ImportLine line) {
        return load(line.toString());
    }

    private ImportAnswer load(String lines) {
        return ImportAnswer.of(realm.importPeople(lines));
    }

    private JsonNode account(String code) {
        List<JsonNode> found = realm.admin().usersWith("fiscalNumber", code);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<JsonNode> passwords(JsonNode account) {
        JsonNode credentials = realm.admin().get("/users/" + account.path("id").asText() + "/credentials");
        List<JsonNode> passwords = new ArrayList<>();
        credentials.forEach(passwords::add);
        return passwords;
    }

    private URI address() {
        return keycloak.baseUrl().resolve(path());
    }

    private String path() {
        return "/admin/realms/" + realm.name() + "/access-policy/people";
    }

    private static List<String> attribute(JsonNode account, String name) {
        List<String> values = new ArrayList<>();
        account.path("attributes").path(name).forEach(value -> values.add(value.asText()));
        return values;
    }

    private static ImportLine line() {
        return ImportLine.of(nobody());
    }

    private static String nobody() {
        return FiscalCodes.number(NEXT.incrementAndGet());
    }
}
