package it.varco.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Each grant type of the token endpoint, with what a password opened, before the last day and after it. A grant type that the
 * server has and this class does not know fails the first test. What another issuer says is for
 * {@link DoorsWithoutASignInIT}.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryGrantTypeAsksThePlanIT {

    private static final String BEFORE = "2020-10-15T12:00:00+02:00";
    private static final String AFTER = "2021-10-01T00:00:00+02:00";
    private static final String CLIENT = "all-grants";
    private static final String SECRET = "all-grants-secret";
    private static final Map<String, String> AS_CLIENT = Map.of("client_id", CLIENT, "client_secret", SECRET);

    private final TargetKeycloak keycloak;
    private final TestRealm realm;

    EveryGrantTypeAsksThePlanIT(TargetKeycloak keycloak, World world) {
        this.keycloak = keycloak;
        this.realm = world.newRealm(json -> {
            Bruno.in(json);
            addClient(json);
        });
    }

    @BeforeAll
    void brunoHasHisPassword() {
        Bruno.getsPassword(realm);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void theServerHasNoGrantTypeThatNoTestHereKnows() {
        JsonNode server = new AdminApi(
                        keycloak.baseUrl(), KeycloakProcess.ADMIN_USERNAME, KeycloakProcess.ADMIN_PASSWORD)
                .get("/admin/serverinfo");
        Set<String> found = new TreeSet<>();
        server.path("providers")
                .path("oauth2-grant-type")
                .path("providers")
                .fieldNames()
                .forEachRemaining(found::add);
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "authorization_code",
                        "client_credentials",
                        "password",
                        "refresh_token",
                        "urn:ietf:params:oauth:grant-type:device_code",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "urn:ietf:params:oauth:grant-type:uma-ticket",
                        "urn:openid:params:grant-type:ciba");
    }

    @Test
    void aCodeOfBeforeGivesNoTokenAfter() {
        HttpPerson bruno = new HttpPerson(realm);
        realm.clock().freeze(BEFORE);
        assertThat(Bruno.roles(HttpPerson.decode(token(bruno, codeGrant(signIn(bruno, "openid")))
                        .path("access_token")
                        .asText())))
                .contains("avvocati", "ditte");

        HttpPerson late = new HttpPerson(realm);
        Map<String, String> code = codeGrant(signIn(late, "openid"));
        realm.clock().freeze(AFTER);
        assertRefused(token(late, code));
    }

    @Test
    void aRefreshTokenOfBeforeGivesNoTokenAfter() {
        HttpPerson bruno = new HttpPerson(realm);
        realm.clock().freeze(BEFORE);
        JsonNode tokens = token(bruno, codeGrant(signIn(bruno, "openid")));
        tokens = token(bruno, refreshGrant(tokens));
        assertThat(Bruno.roles(HttpPerson.decode(tokens.path("access_token").asText())))
                .contains("ditte");
        realm.clock().freeze(AFTER);
        assertRefused(token(bruno, refreshGrant(tokens)));
    }

    @Test
    void anOfflineTokenOfBeforeGivesNoTokenAfter() {
        HttpPerson bruno = new HttpPerson(realm);
        realm.clock().freeze(BEFORE);
        JsonNode tokens = token(bruno, codeGrant(signIn(bruno, "openid offline_access")));
        assertThat(HttpPerson.decode(tokens.path("refresh_token").asText())
                        .path("typ")
                        .asText())
                .isEqualTo("Offline");
        tokens = token(bruno, refreshGrant(tokens));
        assertThat(Bruno.roles(HttpPerson.decode(tokens.path("access_token").asText())))
                .contains("ditte");
        realm.clock().freeze(AFTER);
        assertRefused(token(bruno, refreshGrant(tokens)));
    }

    @Test
    void aTokenIsExchangedForTheRolesOfTheDayAndNotAtAllAfter() {
        HttpPerson bruno = new HttpPerson(realm);
        realm.clock().freeze(BEFORE);
        JsonNode tokens = token(bruno, codeGrant(signIn(bruno, "openid")));
        assertThat(Bruno.roles(HttpPerson.decode(
                        token(bruno, exchangeGrant(tokens)).path("access_token").asText())))
                .contains("avvocati", "ditte");
        realm.clock().freeze("2020-12-15T12:00:00+01:00");
        assertThat(Bruno.roles(HttpPerson.decode(
                        token(bruno, exchangeGrant(tokens)).path("access_token").asText())))
                .contains("ditte")
                .doesNotContain("avvocati");
        realm.clock().freeze(AFTER);
        assertRefused(token(bruno, exchangeGrant(tokens)));
    }

    @Test
    void thePasswordItselfGivesTheRolesOfTheDayAndNothingAfter() {
        HttpPerson program = new HttpPerson(realm);
        Map<String, String> grant = grant("password");
        grant.put("username", Bruno.FISCAL_CODE);
        grant.put("password", Bruno.PASSWORD);
        realm.clock().freeze(BEFORE);
        assertThat(Bruno.roles(HttpPerson.decode(
                        token(program, grant).path("access_token").asText())))
                .contains("avvocati", "ditte");
        realm.clock().freeze("2020-11-15T12:00:00+01:00");
        assertThat(token(program, grant).path("access_token").isTextual())
                .as("nobody is kept waiting for a notice here")
                .isTrue();
        realm.clock().freeze("2020-12-15T12:00:00+01:00");
        assertThat(Bruno.roles(HttpPerson.decode(
                        token(program, grant).path("access_token").asText())))
                .contains("ditte")
                .doesNotContain("avvocati");
        realm.clock().freeze(AFTER);
        JsonNode after = token(program, grant);
        assertThat(after.path("error").asText()).as(after.toString()).isEqualTo("invalid_grant");
    }

    @Test
    void aDeviceGetsTheRolesOfTheDayAndNothingAfter() {
        realm.clock().freeze(BEFORE);
        HttpPerson bruno = new HttpPerson(realm);
        assertThat(Bruno.roles(HttpPerson.decode(
                        token(bruno, approvedDevice(bruno)).path("access_token").asText())))
                .contains("avvocati", "ditte");

        HttpPerson late = new HttpPerson(realm);
        Map<String, String> approved = approvedDevice(late);
        realm.clock().freeze(AFTER);
        assertRefused(token(late, approved));
    }

    @Test
    void aPermissionTicketGivesTheRolesOfTheDayAndNothingAfter() {
        HttpPerson bruno = new HttpPerson(realm);
        realm.clock().freeze(BEFORE);
        JsonNode tokens = token(bruno, codeGrant(signIn(bruno, "openid")));
        assertThat(Bruno.roles(HttpPerson.decode(
                        umaToken(bruno, tokens).path("access_token").asText())))
                .contains("avvocati", "ditte");
        realm.clock().freeze("2020-12-15T12:00:00+01:00");
        assertThat(Bruno.roles(HttpPerson.decode(
                        umaToken(bruno, tokens).path("access_token").asText())))
                .contains("ditte")
                .doesNotContain("avvocati");
        realm.clock().freeze(AFTER);
        JsonNode refused = umaToken(bruno, tokens);
        assertThat(refused.path("access_token").isMissingNode())
                .as(refused.toString())
                .isTrue();
    }

    /** The client shows the person's ID token and needs no access token of the person's. */
    @Test
    void aPermissionTicketForAnIdTokenIsNoOther() {
        HttpPerson bruno = new HttpPerson(realm);
        realm.clock().freeze(BEFORE);
        Map<String, String> grant = grant("urn:ietf:params:oauth:grant-type:uma-ticket");
        grant.put("audience", CLIENT);
        grant.put("claim_token_format", "http://openid.net/specs/openid-connect-core-1_0.html#IDToken");
        grant.put(
                "claim_token",
                token(bruno, codeGrant(signIn(bruno, "openid")))
                        .path("id_token")
                        .asText());
        assertThat(Bruno.roles(HttpPerson.decode(
                        token(bruno, grant).path("access_token").asText())))
                .contains("avvocati", "ditte");
        realm.clock().freeze("2020-12-15T12:00:00+01:00");
        assertThat(Bruno.roles(HttpPerson.decode(
                        token(bruno, grant).path("access_token").asText())))
                .contains("ditte")
                .doesNotContain("avvocati");
        realm.clock().freeze(AFTER);
        JsonNode refused = token(bruno, grant);
        assertThat(refused.path("access_token").isMissingNode())
                .as(refused.toString())
                .isTrue();
    }

    @Test
    void aServiceAccountHasNoProfileWhateverIsAssignedToIt() {
        String account = realm.admin()
                .get("/clients/" + clientId() + "/service-account-user")
                .path("id")
                .asText();
        realm.admin()
                .post(
                        "/users/%s/role-mappings/realm".formatted(account),
                        JsonNodeFactory.instance
                                .arrayNode()
                                .add(realm.admin().get("/roles/avvocati"))
                                .add(realm.admin().get("/roles/varco-office")));
        JsonNode tokens = token(new HttpPerson(realm), grant("client_credentials"));
        assertThat(Bruno.roles(HttpPerson.decode(tokens.path("access_token").asText())))
                .doesNotContain("avvocati", "varco-office");
    }

    /** No authentication channel is set up: the request is refused before anybody is asked. */
    @Test
    void nobodyIsSignedInOverABackChannel() {
        Map<String, String> request = new HashMap<>(AS_CLIENT);
        request.put("scope", "openid");
        request.put("login_hint", "p-bruno");
        HttpPerson.Page answer =
                new HttpPerson(realm).post(realm.url("/protocol/openid-connect/ext/ciba/auth"), request);
        assertThat(answer.status()).isBetween(400, 599);
        Map<String, String> grant = grant("urn:openid:params:grant-type:ciba");
        grant.put("auth_req_id", "made-up");
        assertThat(token(new HttpPerson(realm), grant).path("access_token").isMissingNode())
                .isTrue();
    }

    private static void assertRefused(JsonNode answer) {
        assertThat(answer.path("error").asText()).as(answer.toString()).isEqualTo("invalid_grant");
        assertThat(answer.path("error_description").asText()).startsWith("PLAN-");
    }

    private HttpPerson.Page signIn(HttpPerson person, String scope) {
        HttpPerson.Page accessPage = person.get(realm.url("/protocol/openid-connect/auth?response_type=code&client_id="
                + CLIENT + "&scope=" + HttpPerson.encode(scope) + "&redirect_uri="
                + HttpPerson.encode(realm.portal() + "/callback")));
        return Bruno.signsIn(person, accessPage);
    }

    private Map<String, String> codeGrant(HttpPerson.Page arrived) {
        Map<String, String> grant = grant("authorization_code");
        grant.put("code", HttpPerson.parameter(arrived.address(), "code"));
        grant.put("redirect_uri", realm.portal() + "/callback");
        return grant;
    }

    private static Map<String, String> refreshGrant(JsonNode tokens) {
        Map<String, String> grant = grant("refresh_token");
        grant.put("refresh_token", tokens.path("refresh_token").asText());
        return grant;
    }

    private static Map<String, String> exchangeGrant(JsonNode tokens) {
        Map<String, String> grant = grant("urn:ietf:params:oauth:grant-type:token-exchange");
        grant.put("subject_token", tokens.path("access_token").asText());
        grant.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        return grant;
    }

    private Map<String, String> approvedDevice(HttpPerson person) {
        JsonNode device = person.postForJson(realm.url("/protocol/openid-connect/auth/device"), AS_CLIENT);
        HttpPerson.Page page = Bruno.signsIn(
                person,
                person.get(URI.create(device.path("verification_uri_complete").asText())));
        Matcher consent =
                Pattern.compile("<form[^>]*action=\"([^\"]*consent[^\"]*)\"").matcher(page.body());
        if (consent.find()) {
            person.post(page.address().resolve(consent.group(1).replace("&amp;", "&")), Map.of("accept", "Yes"));
        }
        Map<String, String> grant = grant("urn:ietf:params:oauth:grant-type:device_code");
        grant.put("device_code", device.path("device_code").asText());
        return grant;
    }

    private JsonNode umaToken(HttpPerson person, JsonNode tokens) {
        Map<String, String> grant = new HashMap<>();
        grant.put("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket");
        grant.put("audience", CLIENT);
        return HttpPerson.json(person.post(
                realm.url("/protocol/openid-connect/token"),
                grant,
                tokens.path("access_token").asText()));
    }

    private JsonNode token(HttpPerson person, Map<String, String> grant) {
        return HttpPerson.json(person.post(realm.url("/protocol/openid-connect/token"), grant));
    }

    private static Map<String, String> grant(String type) {
        Map<String, String> grant = new HashMap<>(AS_CLIENT);
        grant.put("grant_type", type);
        return grant;
    }

    private String clientId() {
        return realm.admin()
                .get("/clients?clientId=" + CLIENT)
                .get(0)
                .path("id")
                .asText();
    }

    private static void addClient(ObjectNode json) {
        ObjectNode client = json.withArray("clients").addObject();
        client.put("clientId", CLIENT).put("secret", SECRET).put("enabled", true);
        client.put("protocol", "openid-connect").put("publicClient", false);
        client.put("standardFlowEnabled", true).put("directAccessGrantsEnabled", true);
        client.put("serviceAccountsEnabled", true).put("authorizationServicesEnabled", true);
        client.put("fullScopeAllowed", true);
        client.putArray("redirectUris").add("*");
        ObjectNode attributes = client.putObject("attributes");
        attributes.put("oauth2.device.authorization.grant.enabled", "true");
        attributes.put("oidc.ciba.grant.enabled", "true");
        attributes.put("standard.token.exchange.enabled", "true");
        ObjectNode authorization = client.putObject("authorizationSettings");
        authorization.put("policyEnforcementMode", "PERMISSIVE").put("decisionStrategy", "UNANIMOUS");
        authorization.putArray("resources").addObject().put("name", "something");
    }
}
