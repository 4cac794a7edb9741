package it.varco.it.roles;

import static it.varco.it.roles.Records.delegation;
import static it.varco.it.roles.Records.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which roles are in whose token, by which way in, on which day; and that it is decided anew each time. */
@VarcoTest
class RolesFollowThePlanIT {

    private static final String BEFORE_ALL_PHASES = "2020-06-01T10:00:00+02:00";
    private static final String PHASE_1 = "2020-12-01T00:00:00+01:00";
    private static final String FINAL_PHASE = "2021-10-01T00:00:00+02:00";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final Records records;
    private final Doors doors;

    RolesFollowThePlanIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.records = new Records(realm);
        this.doors = new Doors(realm, providers);
    }

    @BeforeEach
    void beforeAllPhases() {
        realm.clock().freeze(BEFORE_ALL_PHASES);
    }

    @Test
    void whoHoldsNothingSignsInAndHasNoRole() {
        realm.clock().reset();
        HttpPerson ada = new HttpPerson(realm);
        JsonNode tokens = ada.tokens(doors.spid(ada, person("ada")));
        assertThat(Doors.roles(tokens)).isEmpty();
        assertThat(HttpPerson.decode(tokens.get("access_token").asText()).has("delegations"))
                .isFalse();
    }

    @Test
    void aStrongSignInHasAllThatIsHeldInEveryTokenThatIsToSaySo() {
        realm.clock().reset();
        records.put(person("bruno"), grant("avvocati", "office", "active"), grant("ditte", "open", "active"));
        HttpPerson bruno = new HttpPerson(realm);
        JsonNode tokens = bruno.tokens(doors.spid(bruno, person("bruno")));

        assertThat(Doors.roles(tokens)).containsExactly("avvocati", "ditte");
        assertThat(Doors.rolesIn(HttpPerson.json(doors.userInfo(bruno, tokens))))
                .containsExactly("avvocati", "ditte");
        assertThat(HttpPerson.decode(tokens.get("id_token").asText()).has("realm_access"))
                .isFalse();
    }

    @Test
    void aWeakSignInLosesTheRoleAtTheFirstSecondOfItsPhaseAndKeepsTheOther() {
        records.put(person("carla"), grant("avvocati", "office", "active"), grant("ditte", "open", "active"));
        HttpPerson carla = new HttpPerson(realm);
        JsonNode tokens = carla.tokens(doors.inps(carla, person("carla")));
        assertThat(Doors.roles(tokens)).containsExactly("avvocati", "ditte");

        realm.clock().freeze("2020-11-30T23:59:59+01:00");
        JsonNode lastSecond = doors.refresh(carla, tokens);
        assertThat(Doors.roles(lastSecond)).containsExactly("avvocati", "ditte");

        realm.clock().freeze(PHASE_1);
        assertThat(Doors.rolesIn(HttpPerson.json(doors.userInfo(carla, tokens))))
                .containsExactly("ditte");
        assertThat(Doors.roles(doors.refresh(carla, lastSecond))).containsExactly("ditte");
    }

    @Test
    void noTokenOutlivesItsRoles() {
        records.put(person("dario"), grant("avvocati", "office", "active"), grant("ditte", "open", "active"));
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
        HttpPerson dario = new HttpPerson(realm);
        JsonNode tokens = dario.tokens(doors.inps(dario, person("dario")));
        assertThat(seconds(tokens, "access_token")).isEqualTo(300);

        realm.clock().freeze("2020-11-30T23:58:59.500+01:00");
        JsonNode clipped = doors.refresh(dario, tokens);
        assertThat(seconds(clipped, "access_token")).isEqualTo(60);
        assertThat(seconds(clipped, "id_token")).isLessThanOrEqualTo(60);
        assertThat(clipped.get("expires_in").asLong()).isLessThanOrEqualTo(60);
    }

    @Test
    void aSessionThatMayNoLongerBeGetsNoTokenAndTheEventSaysWhy() {
        records.put(person("elena"), grant("ditte", "open", "active"));
        HttpPerson elena = new HttpPerson(realm);
        JsonNode tokens = elena.tokens(doors.inps(elena, person("elena")));

        realm.clock().freeze("2021-09-30T23:59:59+02:00");
        JsonNode last = doors.refresh(elena, tokens);
        assertThat(Doors.roles(last)).containsExactly("ditte");

        realm.clock().freeze(FINAL_PHASE);
        assertRefreshRefused(elena, last);
        int logBefore = keycloak.log().length();
        HttpPerson.Page info = doors.userInfo(elena, last);
        assertThat(info.status()).isEqualTo(401);
        assertOneEvent("USER_INFO_REQUEST_ERROR", logBefore);
    }

    @Test
    void theMapperRefusesWhereNoPolicyDoes() {
        records.put(person("fabio"), grant("ditte", "open", "active"));
        JsonNode policies = realm.admin().get("/client-policies/policies");
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        none.putArray("policies");
        realm.admin().put("/client-policies/policies", none);
        try {
            HttpPerson fabio = new HttpPerson(realm);
            JsonNode tokens = fabio.tokens(doors.inps(fabio, person("fabio")));
            realm.clock().freeze(FINAL_PHASE);
            assertRefreshRefused(fabio, tokens);
        } finally {
            realm.admin().put("/client-policies/policies", policies);
        }
    }

    @Test
    void thePolicyRefusesWhereNoMapperDoes() {
        records.put(person("hassan"), grant("ditte", "open", "active"));
        String portal =
                realm.admin().get("/clients?clientId=portal").get(0).get("id").asText();
        String scope = StreamSupport.stream(realm.admin().get("/client-scopes").spliterator(), false)
                .filter(each -> each.get("name").asText().equals("profile-roles"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        String path = "/clients/%s/default-client-scopes/%s".formatted(portal, scope);
        realm.admin().delete(path);
        try {
            HttpPerson hassan = new HttpPerson(realm);
            JsonNode tokens = hassan.tokens(doors.inps(hassan, person("hassan")));
            JsonNode last = doors.refresh(hassan, tokens);
            realm.clock().freeze(FINAL_PHASE);
            assertRefreshRefused(hassan, last);
            int logBefore = keycloak.log().length();
            assertThat(doors.userInfo(hassan, last).status()).isEqualTo(401);
            assertOneEvent("USER_INFO_REQUEST_ERROR", logBefore);
        } finally {
            realm.admin().put(path, JsonNodeFactory.instance.objectNode());
        }
    }

    @Test
    void introspectionCallsTheTokenOfASessionThatMayNoLongerBeInactive() {
        records.put(person("marta"), grant("avvocati", "office", "active"), grant("ditte", "open", "active"));
        ObjectNode server = JsonNodeFactory.instance
                .objectNode()
                .put("clientId", "resource-server")
                .put("secret", "a-test-only")
                .put("publicClient", false);
        server.putObject("attributes").put("allow.token.introspection.without.audience.check", "true");
        realm.admin().create("/clients", server);
        HttpPerson marta = new HttpPerson(realm);
        JsonNode tokens = marta.tokens(doors.inps(marta, person("marta")));
        JsonNode active = introspect(marta, tokens);
        assertThat(active.get("active").asBoolean()).isTrue();
        assertThat(Doors.rolesIn(active)).containsExactly("avvocati", "ditte");

        realm.clock().freeze(PHASE_1);
        assertThat(Doors.rolesIn(introspect(marta, tokens))).containsExactly("ditte");

        realm.clock().freeze(FINAL_PHASE);
        int logBefore = keycloak.log().length();
        JsonNode inactive = introspect(marta, tokens);
        assertThat(inactive.toString()).isEqualTo("{\"active\":false}");
        assertOneEvent("INTROSPECT_TOKEN_ERROR", logBefore);
    }

    @Test
    void aProfileRoleThatIsAssignedGivesNothing() {
        realm.clock().reset();
        records.put(person("luca"));
        assign("luca", "avvocati");
        HttpPerson luca = new HttpPerson(realm);
        assertThat(Doors.roles(luca.tokens(doors.spid(luca, person("luca"))))).isEmpty();
    }

    @Test
    void anOperatorIsOneOnlyByAStrongSignIn() {
        records.put(person("olga"), grant("ditte", "open", "active"));
        assign("olga", "varco-director");
        HttpPerson weak = new HttpPerson(realm);
        assertThat(Doors.roles(weak.tokens(doors.inps(weak, person("olga"))))).containsExactly("ditte");
        HttpPerson strong = new HttpPerson(realm);
        assertThat(Doors.roles(strong.tokens(doors.spid(strong, person("olga")))))
                .containsExactly("ditte", "varco-director");
    }

    @Test
    void aDelegateHasWhatTheHolderHasAndNoLonger() {
        realm.clock().reset();
        String holder = records.put(person("rita"), grant("patronati-nazionali", "office", "active"));
        String delegate = records.put(person("paolo"), delegation("patronati-zonali", holder));
        records.put(person("hassan"), delegation("patronati-zonali", delegate));
        HttpPerson paolo = new HttpPerson(realm);
        JsonNode ofPaolo = paolo.tokens(doors.spid(paolo, person("paolo")));
        HttpPerson hassan = new HttpPerson(realm);
        JsonNode ofHassan = hassan.tokens(doors.spid(hassan, person("hassan")));
        assertThat(Doors.roles(ofPaolo)).containsExactly("patronati-zonali");
        assertThat(Doors.roles(ofHassan)).containsExactly("patronati-zonali-delegato");
        JsonNode delegations =
                HttpPerson.decode(ofHassan.get("access_token").asText()).get("delegations");
        assertThat(delegations.toString())
                .isIn(
                        "[{\"profile\":\"patronati-zonali\",\"delegator\":\"%s\"}]".formatted(delegate),
                        "[{\"delegator\":\"%s\",\"profile\":\"patronati-zonali\"}]".formatted(delegate));

        records.put(person("rita"), grant("patronati-nazionali", "office", "withdrawn"));
        assertThat(Doors.roles(doors.refresh(paolo, ofPaolo))).isEmpty();
        assertThat(Doors.roles(doors.refresh(hassan, ofHassan))).isEmpty();
    }

    private void assertRefreshRefused(HttpPerson browser, JsonNode tokens) {
        int logBefore = keycloak.log().length();
        HttpPerson.Page answer = doors.refreshPage(browser, tokens);
        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = HttpPerson.json(answer);
        assertThat(error.get("error").asText()).isEqualTo("invalid_grant");
        assertThat(error.get("error_description").asText()).isEqualTo("PLAN-D01");
        assertOneEvent("REFRESH_TOKEN_ERROR", logBefore);
    }

    /** Keycloak stores no such events unless it is told to; the line of our listener is always there. */
    private void assertOneEvent(String type, int logBefore) {
        assertThat(keycloak.log()
                        .substring(logBefore)
                        .lines()
                        .filter(line -> line.contains(" realm=" + realm.name() + " ")))
                .singleElement()
                .asString()
                .contains("event=" + type, "varco_code=PLAN-D01");
    }

    private JsonNode introspect(HttpPerson anybody, JsonNode tokens) {
        return HttpPerson.json(anybody.post(
                realm.url("/protocol/openid-connect/token/introspect"),
                Map.of(
                        "client_id",
                        "resource-server",
                        "client_secret",
                        "a-test-only",
                        "token",
                        tokens.get("access_token").asText())));
    }

    private void assign(String person, String role) {
        assignTo(records.id(person(person)), role);
    }

    private void assignTo(String account, String role) {
        ArrayNode roles = JsonNodeFactory.instance.arrayNode().add(realm.admin().get("/roles/" + role));
        realm.admin().post("/users/" + account + "/role-mappings/realm", roles);
    }

    private static long seconds(JsonNode tokens, String token) {
        JsonNode claims = HttpPerson.decode(tokens.get(token).asText());
        return claims.get("exp").asLong() - claims.get("iat").asLong();
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
