package it.varco.it.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password of the body's is given out by one endpoint, until one second; by no other way is there ever a new one. */
@VarcoTest
class IssuanceStopIT {

    private static final Person ANNA = named("anna");
    private static final Person BRUNO = named("bruno");
    private static final Person DARIO = named("dario");
    private static final Person HASSAN = named("hassan");
    private static final String LAST_SECOND = "2021-02-27T23:59:59+01:00";
    private static final String FIRST_SECOND = "2021-02-28T00:00:00+01:00";

    /** Before the first phase, so that waiting is all that stands against Hassan. */
    private static final String BEFORE_THE_PHASES = "2020-11-15T10:00:00+01:00";

    private static final String NEW_PASSWORD = "una-parola-nuova";

    private final TargetKeycloak keycloak;
    private final World world;
    private TestRealm realm;

    IssuanceStopIT(TargetKeycloak keycloak, World world) {
        this.keycloak = keycloak;
        this.world = world;
    }

    @BeforeEach
    void importRealm() {
        realm = world.newRealm(IssuanceStopIT::people);
        realm.registered(HASSAN, "pending-reactivation", "legacy-dispositive");
        realm.clock().freeze(LAST_SECOND);
    }

    @AfterEach
    void deleteRealm() {
        realm.close();
    }

    @Test
    void scenario4GivesOutOnTheLastSecondAndRefusesOnTheNext() {
        HttpResponse<String> given = give(DARIO);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        assertThat(given.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        JsonNode answer = json(given);
        assertThat(answer.path("issued").asText()).isEqualTo("2021-02-27T22:59:59Z");

        realm.clock().freeze(FIRST_SECOND);
        HttpResponse<String> refused = give(named("sara"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("code").asText()).isEqualTo("PLAN-I01");
        assertThat(json(refused).path("since").asText()).isEqualTo("2021-02-28");
        assertThat(json(refused).path("message").asText()).contains("SPID");
        assertThat(realm.admin().usersWith("fiscalNumber", named("sara").fiscalCode()))
                .isEmpty();
        assertThat(codes()).containsExactly("PLAN-I01");

        realm.clock().freeze("2021-03-10T10:00:00+01:00");
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page change = PasswordForm.post(
                person,
                person.openSignIn(),
                DARIO.fiscalCode(),
                answer.path("temporaryPassword").asText());
        HttpPerson.Page arrived = changePassword(person, change, NEW_PASSWORD);
        assertThat(person.claims(arrived).get("acr").asText()).isEqualTo("urn:varco:acr:legacy-dispositive");
        assertThat(record(answer.path("id").asText()).path("issued").asText()).isEqualTo("2021-02-27T22:59:59Z");
        assertOpens(DARIO, NEW_PASSWORD);
    }

    @Test
    void theRecordSaysWhoAndByWhichAct() {
        JsonNode record = record(json(give(DARIO)).path("id").asText());
        assertThat(record.path("class").asText()).isEqualTo("legacy-dispositive");
        assertThat(record.path("act").asText()).isEqualTo("modulo 12");
        assertThat(record.path("office").asText()).isEqualTo("sede-roma");
        assertThat(record.path("by").asText()).isNotEmpty();
        assertThat(realm.admin().adminEvents())
                .anySatisfy(
                        event -> assertThat(event.path("resourceType").asText()).isEqualTo("VARCO_CREDENTIAL"));
    }

    @Test
    void whoWaitsForAStrongSignInGetsNoneAndTheOperatorIsToldEachTime() {
        realm.clock().freeze(BEFORE_THE_PHASES);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> refused = give(HASSAN);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(json(refused).path("code").asText()).isEqualTo("PLAN-I04");
            assertThat(json(refused).path("message").asText()).contains("SPID", "CNS", "PIN INPS");
        }
        assertThat(codes()).containsExactly("PLAN-I04", "PLAN-I04");
        assertOpens(HASSAN, LegacyAccounts.PASSWORD);
    }

    @Test
    void anOperatorDoesNotResetThePasswordOfWhoWaits() {
        realm.clock().freeze(BEFORE_THE_PHASES);
        HttpResponse<String> refused = reset(HASSAN);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("SPID", "CNS", "PIN INPS");
        assertThat(codes()).containsExactly("PLAN-I04");
        assertOpens(HASSAN, LegacyAccounts.PASSWORD);
    }

    /** from the first phase on PIN INPS activates nothing. */
    @Test
    void whatTheOperatorReadsNamesTheMethodsOfTheDay() {
        String given = json(give(HASSAN)).path("message").asText();
        assertThat(given).contains("SPID", "CIE", "CNS").doesNotContain("PIN INPS");
    }

    @Test
    void aLivePasswordIsRenewedAlsoAfterTheStopAndKeepsItsRecord() {
        realm.clock().freeze(FIRST_SECOND);
        HttpResponse<String> renewed = reset(ANNA);
        assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(204);
        assertOpens(ANNA, NEW_PASSWORD);
        assertThat(record(id(ANNA)).path("issued").asText()).isEqualTo("2016-03-01T09:00:00Z");
    }

    @Test
    void aPasswordThatHasEndedIsNotRenewed() {
        realm.clock().freeze("2021-10-01T00:00:00+02:00");
        assertThat(reset(ANNA).statusCode()).isEqualTo(400);
        realm.clock().freeze(FIRST_SECOND);
        assertOpens(ANNA, LegacyAccounts.PASSWORD);
    }

    @Test
    void noFirstPasswordComesByTheConsole() {
        assertThat(reset(BRUNO).statusCode()).isEqualTo(400);
        assertThat(codes()).containsExactly("PLAN-I05");
        assertOnlyRefusalNames(BRUNO);
    }

    @Test
    void anAccountOfNoPersonIsNoneOfItsBusiness() {
        String id = realm.admin()
                .createUser(JsonNodeFactory.instance
                        .objectNode()
                        .put("username", "tecnico")
                        .put("enabled", true));
        assertThat(reset(id).statusCode()).isEqualTo(204);
    }

    @Test
    void aHashOverALivePasswordByPutChangesNothing() {
        HttpResponse<String> answer = send("PUT", "/users/" + id(ANNA), withHash(user(ANNA)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(codes()).containsExactly("PLAN-I06");
        assertOnlyRefusalNames(ANNA);
        assertOldOpensAndNewDoesNot(ANNA);
    }

    @Test
    void aHashOverALivePasswordByPartialImportChangesNothing() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "OVERWRITE");
        body.putArray("users").add(withHash(user(ANNA)));
        HttpResponse<String> answer = send("POST", "/partialImport", body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertOldOpensAndNewDoesNot(ANNA);
    }

    @Test
    void aPersonWhoIsImportedWithAHashIsNotImported() {
        ObjectNode sara = JsonNodeFactory.instance
                .objectNode()
                .put("username", "sara-of-old")
                .put("enabled", true);
        sara.putObject("attributes").putArray("fiscalNumber").add(named("sara").fiscalCode());
        sara.withObject("/attributes").putArray("varco.legacy-credential").add(LegacyAccounts.OF_2016);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
        body.putArray("users").add(withHash(sara));
        assertThat(send("POST", "/partialImport", body).statusCode()).isBetween(400, 499);
        assertThat(realm.admin().usersWith("fiscalNumber", named("sara").fiscalCode()))
                .isEmpty();
    }

    @Test
    void aUserWhoIsCreatedWithAHashIsNobodyWhoGetsIn() {
        ObjectNode sara = JsonNodeFactory.instance
                .objectNode()
                .put("username", "sara-of-old")
                .put("enabled", true);
        sara.putObject("attributes").putArray("fiscalNumber").add(named("sara").fiscalCode());
        send("POST", "/users", withHash(sara));
        assertThat(directGrant(named("sara"), NEW_PASSWORD)).isEqualTo(400);
    }

    @Test
    void whatIsNoRequestIsRefusedByItsField() {
        HttpResponse<String> answer = send(
                "POST",
                "/access-policy/credentials",
                request(DARIO).put("class", "spid").put("surplus", "x"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asText()).isEqualTo("PLAN-I07");
    }

    /** Domain 4.5: whoever looks after operators learns who tried it, and with whose account. */
    private void assertOnlyRefusalNames(Person person) {
        String operator =
                record(json(give(DARIO)).path("id").asText()).path("by").asText();
        assertThat(operator).isNotEmpty();
        assertThat(realm.admin().events("UPDATE_CREDENTIAL_ERROR"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("userId").asText()).isEqualTo(id(person));
                    assertThat(event.path("details").path("varco_by").asText()).isEqualTo(operator);
                    assertThat(PersonalData.in(event.toString())).isEmpty();
                });
    }

    private void assertOldOpensAndNewDoesNot(Person person) {
        assertThat(directGrant(person, NEW_PASSWORD)).isEqualTo(400);
        assertOpens(person, LegacyAccounts.PASSWORD);
    }

    private void assertOpens(Person person, String password) {
        assertThat(directGrant(person, password)).isEqualTo(200);
    }

    private int directGrant(Person person, String password) {
        return PasswordForm.directGrant(realm, person.fiscalCode(), password).status();
    }

    private HttpResponse<String> give(Person person) {
        return send("POST", "/access-policy/credentials", request(person));
    }

    private static ObjectNode request(Person person) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("person").put("fiscalCode", person.fiscalCode());
        return body.put("class", "legacy-dispositive").put("act", "modulo 12").put("office", "sede-roma");
    }

    private JsonNode record(String id) {
        return realm.admin().get("/access-policy/credentials/" + id);
    }

    private HttpResponse<String> reset(Person person) {
        return reset(id(person));
    }

    private HttpResponse<String> reset(String id) {
        return send(
                "PUT",
                "/users/" + id + "/reset-password",
                JsonNodeFactory.instance.objectNode().put("type", "password").put("value", NEW_PASSWORD));
    }

    private HttpResponse<String> send(String method, String path, ObjectNode body) {
        return keycloak.admin().send(method, "/admin/realms/" + realm.name() + path, body.toString());
    }

    private ObjectNode user(Person person) {
        return (ObjectNode)
                realm.admin().usersWith("fiscalNumber", person.fiscalCode()).get(0);
    }

    private String id(Person person) {
        return user(person).path("id").asText();
    }

    private List<String> codes() {
        return realm.admin().events("UPDATE_CREDENTIAL_ERROR").stream()
                .map(event -> event.path("details").path("varco_code").asText())
                .toList();
    }

    private static ObjectNode withHash(ObjectNode user) {
        user.putArray("credentials").add(LegacyAccounts.hashed(NEW_PASSWORD));
        return user;
    }

    private static HttpPerson.Page changePassword(HttpPerson person, HttpPerson.Page page, String password) {
        return person.post(
                page.formTo("required-action"), Map.of("password-new", password, "password-confirm", password));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return HttpPerson.json(new HttpPerson.Page(answer.uri(), answer.statusCode(), answer.body()));
    }

    private static void people(ObjectNode json) {
        PasswordForm.allowDirectGrant(json);
        json.put("quickLoginCheckMilliSeconds", 0);
        LegacyAccounts accounts = LegacyAccounts.in(json);
        LegacyAccounts.grant(accounts.add(ANNA, LegacyAccounts.OF_2016), "lavoratori", "open", "active");
        accounts.addWithoutPassword(BRUNO);
        accounts.add(HASSAN, LegacyAccounts.OF_2016);
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
