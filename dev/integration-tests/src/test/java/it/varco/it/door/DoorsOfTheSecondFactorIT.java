package it.varco.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.KeycloakForm;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a person adds to the account in a session that the old password opened: a one-time code or a passkey opens no door by
 * itself, before the last day as after it, and makes an old password no stronger. The realm that ships has no step for
 * either; this one has.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsOfTheSecondFactorIT {

    private static final String BEFORE = "2020-10-15T12:00:00+02:00";
    private static final String ONE_ROLE_CUT = "2020-12-15T12:00:00+01:00";
    private static final String AFTER = "2021-10-01T00:00:00+02:00";

    private static final String BY_CODE = "by-code";
    private static final String BY_PASSWORD_AND_CODE = "by-password-and-code";
    private static final String BY_PASSKEY = "by-passkey";
    private static final String NOBODY = "tecnico";
    private static final OneTimeCode CODE_OF_NOBODY = new OneTimeCode("a-secret-of-nobodys-at-all");

    private final World world;
    private TestRealm realm;
    private OneTimeCode code;

    DoorsOfTheSecondFactorIT(World world) {
        this.world = world;
    }

    @BeforeAll
    void brunoAddsACodeInASessionOfHisPassword() {
        realm = world.newRealm(DoorsOfTheSecondFactorIT::withDoors);
        Bruno.getsPassword(realm);
        realm.clock().freeze(BEFORE);
        HttpPerson bruno = new HttpPerson(realm);
        KeycloakForm form = KeycloakForm.on(Bruno.signsIn(bruno, bruno.openSignIn("kc_action=CONFIGURE_TOTP")));
        code = new OneTimeCode(form.valueOf("totpSecret"));
        HttpPerson.Page added =
                form.send(bruno, Map.of("totp", code.now(), "totpSecret", code.secret(), "userLabel", "telefono"));
        assertThat(added.address().toString()).as(added.text()).contains("kc_action_status=success");
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void aCodeAloneOpensNothingOnEitherSideOfTheLastDay() {
        List.of(BEFORE, AFTER).forEach(instant -> {
            realm.clock().freeze(instant);
            realm.admin()
                    .post("/users/%s/logout".formatted(Bruno.id(realm.admin())), JsonNodeFactory.instance.objectNode());
            HttpPerson bruno = new HttpPerson(realm);
            HttpPerson.Page refused = typesCode(bruno, open(bruno, BY_CODE), "p-bruno", code);
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.body()).contains("PLAN-S01");
            assertThat(realm.admin().sessions(Bruno.id(realm.admin()))).isEmpty();
        });
    }

    /** The twin: the same steps let in an account that is no person's, and give it no profile either. */
    @Test
    void anAccountOfNobodysComesInByItsCodeAndHasNoProfile() {
        realm.clock().freeze(BEFORE);
        HttpPerson nobody = new HttpPerson(realm);
        HttpPerson.Page arrived = typesCode(nobody, open(nobody, BY_CODE), NOBODY, CODE_OF_NOBODY);
        assertThat(Bruno.roles(HttpPerson.decode(
                        nobody.tokensOf(BY_CODE, arrived).path("access_token").asText())))
                .contains("offline_access")
                .doesNotContain("avvocati", "varco-office");
    }

    @Test
    void aCodeMakesAPasswordNoStronger() {
        realm.clock().freeze(ONE_ROLE_CUT);
        HttpPerson bruno = new HttpPerson(realm);
        HttpPerson.Page form = Bruno.signsIn(bruno, open(bruno, BY_PASSWORD_AND_CODE));
        HttpPerson.Page notice = KeycloakForm.on(form).send(bruno, Map.of("otp", code.now()));
        assertThat(notice.text()).contains("«Avvocati» si usa solo con SPID, CIE o CNS");
        HttpPerson.Page arrived = KeycloakForm.on(notice).send(bruno, Map.of("varco", "continue"));
        assertThat(Bruno.roles(HttpPerson.decode(bruno.tokensOf(BY_PASSWORD_AND_CODE, arrived)
                        .path("access_token")
                        .asText())))
                .contains("ditte")
                .doesNotContain("avvocati");

        realm.clock().freeze(AFTER);
        assertThat(open(new HttpPerson(realm), BY_PASSWORD_AND_CODE).body())
                .contains("/spid/start?")
                .doesNotContain("name=\"password\"", "name=\"otp\"");
    }

    @Test
    void aPasskeyOpensNothingOnEitherSideOfTheLastDay(Visitor bruno) {
        realm.clock().freeze(BEFORE);
        Page page = bruno.page();
        hasAKeyAtHand(bruno);
        bruno.open(signInAddress(BY_PASSWORD_AND_CODE, "&kc_action=webauthn-register-passwordless"));
        page.locator("input[name=username]").fill(Bruno.FISCAL_CODE);
        page.locator("input[name=password]").fill(Bruno.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.locator("input[name=otp]").fill(code.now());
        page.locator("input[name=otp]").press("Enter");
        clickWhenScriptsHaveRun(page, "#registerWebAuthn");
        page.waitForURL(url -> url.contains("/callback"));
        assertThat(credentialTypes()).contains("webauthn-passwordless");

        List.of(BEFORE, AFTER).forEach(instant -> {
            realm.admin()
                    .post("/users/%s/logout".formatted(Bruno.id(realm.admin())), JsonNodeFactory.instance.objectNode());
            bruno.context().clearCookies();
            realm.clock().freeze(instant);
            realm.admin().clearEvents();
            bruno.open(signInAddress(BY_PASSKEY, ""));
            clickWhenScriptsHaveRun(page, "#authenticateWebAuthnButton");
            page.getByText("PLAN-S01").waitFor();
            assertThat(realm.admin().sessions(Bruno.id(realm.admin()))).isEmpty();
            assertThat(realm.admin().events("LOGIN_ERROR"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.path("userId").asText())
                            .as("the key was the right one")
                            .isEqualTo(Bruno.id(realm.admin())));
        });
    }

    /** Before, the button is there and does nothing: Keycloak's module that listens to it runs before the page is loaded. */
    private static void clickWhenScriptsHaveRun(Page page, String button) {
        page.locator(button).waitFor();
        page.waitForLoadState(LoadState.LOAD);
        page.locator(button).click();
    }

    private static HttpPerson.Page typesCode(
            HttpPerson person, HttpPerson.Page page, String account, OneTimeCode code) {
        HttpPerson.Page question = KeycloakForm.on(page).send(person, Map.of("username", account));
        assertThat(question.body()).contains("name=\"otp\"");
        return KeycloakForm.on(question).send(person, Map.of("otp", code.now()));
    }

    private HttpPerson.Page open(HttpPerson person, String client) {
        return person.openSignInTo(client, callback());
    }

    private URI callback() {
        return URI.create(realm.portal() + "/callback");
    }

    private URI signInAddress(String client, String more) {
        return realm.url("/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=" + client
                + "&redirect_uri=" + HttpPerson.encode(callback().toString()) + more);
    }

    private List<String> credentialTypes() {
        return StreamSupport.stream(
                        realm.admin()
                                .get("/users/%s/credentials".formatted(Bruno.id(realm.admin())))
                                .spliterator(),
                        false)
                .map(credential -> credential.path("type").asText())
                .toList();
    }

    /** A key in the browser's device that always says yes. */
    private static void hasAKeyAtHand(Visitor visitor) {
        CDPSession session = visitor.context().newCDPSession(visitor.page());
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject key = new JsonObject();
        key.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", key);
    }

    private static void withDoors(ObjectNode json) {
        Bruno.in(json);
        json.put("otpPolicyType", "totp")
                .put("otpPolicyAlgorithm", "HmacSHA1")
                .put("otpPolicyDigits", 6)
                .put("otpPolicyInitialCounter", 0)
                .put("otpPolicyLookAheadWindow", 1)
                .put("otpPolicyPeriod", 30)
                .put("otpPolicyCodeReusable", true);
        // Off in the realm that ships: whoever turns it on meets the same plan.
        json.withArray("requiredActions").forEach(action -> {
            if (action.path("alias").asText().equals("webauthn-register-passwordless")) {
                ((ObjectNode) action).put("enabled", true);
            }
        });
        addNobody(json);
        addDoor(json, BY_CODE, "auth-username-form", "auth-otp-form");
        addDoor(json, BY_PASSKEY, "webauthn-authenticator-passwordless");
        ArrayNode steps = addDoor(json, BY_PASSWORD_AND_CODE);
        flow(json, "password")
                .putArray("authenticationExecutions")
                .add(step("varco-legacy-credential", "ALTERNATIVE", 10))
                .add(step("varco-access-page", "ALTERNATIVE", 20));
        steps.addObject()
                .put("flowAlias", "password")
                .put("authenticatorFlow", true)
                .put("requirement", "REQUIRED")
                .put("priority", 10);
        steps.add(step("auth-otp-form", "REQUIRED", 20));
    }

    private static void addNobody(ObjectNode json) {
        ObjectNode nobody =
                json.withArray("users").addObject().put("username", NOBODY).put("enabled", true);
        nobody.putArray("realmRoles").add("offline_access").add("avvocati").add("varco-office");
        nobody.putArray("credentials")
                .addObject()
                .put("type", "otp")
                .put("secretData", "{\"value\":\"%s\"}".formatted(CODE_OF_NOBODY.secret()))
                .put(
                        "credentialData",
                        "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
    }

    /** A client whose people come in by these steps, all of them required. */
    private static ArrayNode addDoor(ObjectNode json, String name, String... authenticators) {
        String flowId =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        ObjectNode flow = flow(json, name).put("id", flowId).put("topLevel", true);
        ArrayNode steps = flow.putArray("authenticationExecutions");
        for (String authenticator : authenticators) {
            steps.add(step(authenticator, "REQUIRED", 10 * (steps.size() + 1)));
        }
        ObjectNode client = json.withArray("clients").addObject();
        client.put("clientId", name).put("publicClient", true).put("standardFlowEnabled", true);
        client.put("fullScopeAllowed", true);
        client.putArray("redirectUris").add("*");
        client.putObject("authenticationFlowBindingOverrides").put("browser", flowId);
        return steps;
    }

    private static ObjectNode flow(ObjectNode json, String alias) {
        return json.withArray("authenticationFlows")
                .addObject()
                .put("alias", alias)
                .put("providerId", "basic-flow")
                .put("topLevel", false)
                .put("builtIn", false);
    }

    private static ObjectNode step(String authenticator, String requirement, int priority) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("authenticator", authenticator)
                .put("authenticatorFlow", false)
                .put("requirement", requirement)
                .put("priority", priority);
    }
}
