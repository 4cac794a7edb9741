package it.varco.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.Realm;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each flow of the realm, and each way in that needs none, with an old password before its last day and after it. A flow that
 * the realm has and this class does not know fails the first test.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFlowAsksThePlanIT {

    private static final String BEFORE = "2020-10-15T12:00:00+02:00";
    private static final String AFTER = "2021-10-01T00:00:00+02:00";

    private final World world;
    private final TestRealm realm;
    private final TestIdentityProvider spid;

    EveryFlowAsksThePlanIT(World world, SpidTestIdentityProviders providers) {
        this.world = world;
        this.realm = world.newRealm(Bruno::in);
        this.spid = providers.named("alfa");
    }

    @BeforeAll
    void brunoHasHisPassword() {
        Bruno.getsPassword(realm);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    /** Keycloak does not list {@code saml ecp}; it has its test all the same. */
    @Test
    void theRealmHasNoFlowThatNoTestHereKnows() {
        List<String> flows = StreamSupport.stream(
                        realm.admin().get("/authentication/flows").spliterator(), false)
                .filter(flow -> flow.path("topLevel").asBoolean())
                .map(flow -> flow.path("alias").asText())
                .toList();
        assertThat(flows)
                .containsExactlyInAnyOrder(
                        "varco browser",
                        "varco direct grant",
                        "varco first sign-in",
                        "browser",
                        "clients",
                        "direct grant",
                        "docker auth",
                        "first broker login",
                        "registration",
                        "reset credentials");
    }

    /** Flow {@code varco browser}. */
    @Test
    void thePasswordFormLetsInBeforeAndIsGoneAfter() {
        realm.clock().freeze(BEFORE);
        HttpPerson bruno = new HttpPerson(realm);
        assertIn(Bruno.signsIn(bruno, bruno.openSignIn()));
        realm.clock().freeze(AFTER);
        assertThat(new HttpPerson(realm).openSignIn().body()).doesNotContain("name=\"password\"");
    }

    /** The cookie of a session that a password opened. */
    @Test
    void singleSignOnGoesOnBeforeAndEndsAfter() {
        realm.clock().freeze(BEFORE);
        String account = Bruno.id(realm.admin());
        realm.admin().post("/users/%s/logout".formatted(account), JsonNodeFactory.instance.objectNode());
        HttpPerson bruno = new HttpPerson(realm);
        assertIn(Bruno.signsIn(bruno, bruno.openSignIn()));
        assertIn(bruno.openSignIn());
        assertIn(bruno.openSignIn("prompt=none"));
        realm.clock().freeze(AFTER);
        HttpPerson.Page silent = bruno.openSignIn("prompt=none");
        assertThat(silent.address().getQuery()).contains("error=");
        assertNotIn(silent);
        HttpPerson.Page page = bruno.openSignIn();
        assertThat(page.address().toString()).doesNotContain("/callback?");
        assertThat(realm.admin().sessions(account)).isEmpty();
    }

    /** Where remember-me is on, whoever ticks the box is remembered no longer than the plan says. */
    @Test
    void aRememberedVisitGoesOnBeforeAndEndsAfter() {
        try (TestRealm remembering = world.newRealm(json -> {
            Bruno.in(json);
            json.put("rememberMe", true);
        })) {
            Bruno.getsPassword(remembering);
            remembering.clock().freeze(BEFORE);
            HttpPerson bruno = new HttpPerson(remembering);
            HttpPerson.Page accessPage = bruno.openSignIn();
            assertIn(bruno.post(
                    accessPage.address().resolve(Bruno.formOf(accessPage)),
                    Map.of("username", Bruno.FISCAL_CODE, "password", Bruno.PASSWORD, "rememberMe", "on")));
            assertIn(bruno.openSignIn());
            remembering.clock().freeze(AFTER);
            assertNotIn(bruno.openSignIn());
            assertThat(remembering.admin().sessionCount()).isZero();
            assertNotIn(bruno.openSignIn());
        }
    }

    /** {@code kc_idp_hint} leads past the page and not past the plan. */
    @Test
    void aHintToAProviderKeepsNoOldSession() {
        realm.clock().freeze(BEFORE);
        HttpPerson bruno = new HttpPerson(realm);
        assertIn(Bruno.signsIn(bruno, bruno.openSignIn()));
        realm.clock().freeze(AFTER);
        HttpPerson.Page page = bruno.openSignIn("kc_idp_hint=spid", "idp=" + HttpPerson.encode(spid.entityId()));
        assertNotIn(page);
    }

    /** The restart link, and a form that was left open overnight. */
    @Test
    void aFormOfTheDayBeforeOpensNothing() {
        realm.clock().freeze("2021-09-30T23:59:59+02:00");
        HttpPerson bruno = new HttpPerson(realm);
        HttpPerson.Page leftOpen = bruno.openSignIn();
        realm.clock().freeze(AFTER);
        HttpPerson.Page refused = Bruno.signsIn(bruno, leftOpen);
        assertNotIn(refused);
        HttpPerson.Page back = bruno.get(leftOpen.address());
        assertThat(back.body()).doesNotContain("name=\"password\"");
    }

    /** Flow {@code varco first sign-in}, and stepping up in the same browser. */
    @Test
    void whoStepsUpKeepsTheServiceAndGetsTheRolesBack() {
        realm.clock().freeze("2020-12-15T12:00:00+01:00");
        HttpPerson bruno = new HttpPerson(realm);
        HttpPerson.Page again = bruno.openSignIn("prompt=login");
        HttpPerson.Page in = bruno.post(spid.answerTo(
                bruno.follow(bruno.startLink(again, spid)),
                People.named("bruno").orElseThrow(),
                Level.L2));
        assertIn(in);
        assertThat(Bruno.roles(bruno.claims(in))).contains("avvocati", "ditte");
    }

    /** Flow {@code browser}: Keycloak's own form proves a password and writes no sign-in. */
    @Test
    void theStockFormIsNoWayIn() {
        try (TestRealm stock = world.newRealm(json -> {
            Bruno.in(json);
            json.put("browserFlow", "browser");
        })) {
            Bruno.getsPassword(stock);
            stock.clock().freeze(BEFORE);
            HttpPerson bruno = new HttpPerson(stock);
            HttpPerson.Page form = bruno.openSignIn();
            HttpPerson.Page answer = bruno.post(
                    form.address().resolve(Bruno.formOf(form)),
                    Map.of("username", "p-bruno", "password", Bruno.PASSWORD));
            assertRefused(stock, answer, "PLAN-S01");
        }
    }

    /** Flow {@code direct grant}: the same by Keycloak's own steps. */
    @Test
    void theStockDirectGrantIsNoWayIn() {
        try (TestRealm stock = world.newRealm(json -> {
            Bruno.in(json);
            json.put("directGrantFlow", "direct grant");
            json.withArray("clients")
                    .addObject()
                    .put("clientId", "direct")
                    .put("publicClient", true)
                    .put("directAccessGrantsEnabled", true);
        })) {
            Bruno.getsPassword(stock);
            stock.clock().freeze(BEFORE);
            JsonNode answer = HttpPerson.json(new HttpPerson(stock)
                    .post(
                            stock.url("/protocol/openid-connect/token"),
                            Map.of(
                                    "grant_type", "password",
                                    "client_id", "direct",
                                    "username", "p-bruno",
                                    "password", Bruno.PASSWORD)));
            assertThat(answer.path("error").asText()).as(answer.toString()).isEqualTo("invalid_grant");
            assertThat(answer.path("error_description").asText()).startsWith("PLAN-S01");
        }
    }

    /** Flows {@code reset credentials} and {@code registration} are off in the realm that ships. */
    @ParameterizedTest
    @ValueSource(strings = {"/login-actions/reset-credentials", "/login-actions/registration"})
    void whatIsOffIsClosed(String path) {
        HttpPerson bruno = new HttpPerson(realm);
        bruno.openSignIn();
        HttpPerson.Page page = bruno.get(realm.url(path + "?client_id=portal"));
        assertThat(page.body())
                .doesNotContain("password-confirm", "Password dimenticata", "Crea un’utenza")
                .doesNotContain("name=\"email\"");
        assertNotIn(page);
    }

    /** Where registration is on, nobody becomes somebody by it (threat D1). */
    @Test
    void aRegistrationMakesNobodyAPerson() {
        try (TestRealm open = world.newRealm(json -> json.put("registrationAllowed", true))) {
            open.clock().freeze(BEFORE);
            HttpPerson stranger = new HttpPerson(open);
            HttpPerson.Page page = stranger.openSignIn("prompt=create");
            stranger.post(
                    page.address().resolve(Bruno.formOf(page)),
                    Map.of(
                            "username", "p-bruno",
                            "password", "una-password-1",
                            "password-confirm", "una-password-1",
                            "email", "b@example.org",
                            "firstName", "B",
                            "lastName", "C",
                            "fiscalNumber", Bruno.FISCAL_CODE,
                            "user.attributes.fiscalNumber", Bruno.FISCAL_CODE));
            assertThat(open.admin().usersWith("fiscalNumber", Bruno.FISCAL_CODE))
                    .isEmpty();
        }
    }

    /**
     * Flows {@code saml ecp} and {@code docker auth} take a password in a header; the realm that ships denies both, as
     * {@link DoorsOfProgramsIT} tries.
     */
    @ParameterizedTest
    @ValueSource(strings = {"saml ecp", "docker auth"})
    void programsThatBringAPasswordInAHeaderAreDenied(String flow) {
        List<String> steps = StreamSupport.stream(
                        realm.admin()
                                .get("/authentication/flows/%s/executions"
                                        .formatted(HttpPerson.encode(flow).replace("+", "%20")))
                                .spliterator(),
                        false)
                .map(step -> step.path("providerId").asText())
                .toList();
        assertThat(steps).containsExactly("deny-access-authenticator");
    }

    /** The account console is an application like any other, and people's records are no fields of it. */
    @Test
    void theAccountConsoleChangesNoRecord() {
        realm.clock().freeze(BEFORE);
        Realm admin = realm.admin();
        ObjectNode profile = (ObjectNode) admin.get("/users/profile");
        Stream.of("fiscalNumber", "varco.grants", "varco.legacy-credential", "varco.first-strong-sign-in")
                .forEach(name -> assertThat(
                                attribute(profile, name).path("permissions").path("edit"))
                        .as(name)
                        .isEmpty());
        assertThat(profile.path("unmanagedAttributePolicy").isMissingNode()).isTrue();
    }

    private static void assertIn(HttpPerson.Page page) {
        assertThat(page.address().toString())
                .as(page.text())
                .contains("/callback?")
                .contains("code=");
    }

    private static void assertNotIn(HttpPerson.Page page) {
        assertThat(page.address().toString()).doesNotContain("?code=", "&code=");
    }

    private static void assertRefused(TestRealm realm, HttpPerson.Page page, String code) {
        assertNotIn(page);
        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.body()).contains(code);
        assertThat(realm.admin().sessionCount()).isZero();
    }

    private static JsonNode attribute(JsonNode profile, String name) {
        return StreamSupport.stream(profile.path("attributes").spliterator(), false)
                .filter(attribute -> attribute.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
