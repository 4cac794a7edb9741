package it.varco.it.spid;

import static it.varco.it.spid.Levels.L1;
import static it.varco.it.spid.Levels.L2;
import static it.varco.it.spid.Levels.L3;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.roles.Records;
import it.varco.it.roles.SamlApplication;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.Level;
import it.varco.testidp.OpenIdTestProvider;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that is there, and an application that wants to be surer than it. */
@VarcoTest
class StepUpIT {

    private static final Person CARLA = People.named("carla").orElseThrow();
    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final String OTHER = "other-client";
    private static final String ESSENTIAL_L3 =
            "claims=" + HttpPerson.encode("{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + L3 + "\"]}}}");

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider alfa;
    private final OpenIdTestProvider inps;
    private final Levels levels;
    private final SamlApplication saml;

    StepUpIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.alfa = providers.named("alfa");
        this.inps = providers.inps();
        this.levels = new Levels(realm);
        this.saml = new SamlApplication(realm);
    }

    @BeforeAll
    static void thereIsAnotherApplication(TestRealm realm) {
        var client =
                JsonNodeFactory.instance.objectNode().put("clientId", OTHER).put("publicClient", true);
        client.putArray("redirectUris").add(realm.portal() + "/callback");
        realm.admin().create("/clients", client);
    }

    @AfterEach
    void asShipped() {
        levels.asShipped();
        realm.clock().reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acr_values", "claims"})
    void asksTheProviderAnewForMoreThanTheSessionIs(String way) {
        HttpPerson person = new HttpPerson(realm);
        signIn(person, Level.L2);
        HttpPerson.Page page =
                person.openSignIn("acr_values".equals(way) ? "acr_values=" + HttpPerson.encode(L3) : ESSENTIAL_L3);
        assertThat(isIn(page)).isFalse();
        assertThat(page.text()).contains("Questo servizio chiede un accesso più sicuro");
        ReceivedRequest request = person.follow(person.startLink(page, alfa));
        assertThat(request.level()).isEqualTo(Level.L3);
        assertThat(request.xml()).contains("ForceAuthn=\"true\"");

        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(alfa.answerTo(request, CARLA, Level.L2)), "SPID-094");
        JsonNode risen = person.claims(person.post(alfa.answerTo(request, CARLA, Level.L3)));
        assertThat(risen.path("acr").asText()).isEqualTo(L3);
    }

    /** Threat B4. */
    @Test
    void theLevelOfAnApplicationRisesWithNoRequestOfItsOwn() {
        HttpPerson person = new HttpPerson(realm);
        JsonNode other = person.tokensOf(OTHER, signIn(person, openOther(person), Level.L2));
        HttpPerson.Page page = person.openSignIn("acr_values=" + HttpPerson.encode(L3));
        JsonNode portal = person.claims(signIn(person, page, Level.L3));
        assertThat(portal.path("acr").asText()).isEqualTo(L3);

        JsonNode refreshed = HttpPerson.json(person.post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        OTHER,
                        "refresh_token",
                        other.get("refresh_token").asText())));
        JsonNode claims = HttpPerson.decode(refreshed.get("access_token").asText());
        assertThat(claims.path("sid")).as("one session").isEqualTo(portal.path("sid"));
        assertThat(claims.path("acr").asText()).isEqualTo(L2);
    }

    /** Keycloak's own numbers of levels would send the person to sign in each time. */
    @ParameterizedTest
    @ValueSource(strings = {L1, L2, L2 + " " + L3, "https://www.spid.gov.it/SpidL4", "gold"})
    void usesTheSessionWhereItIsEnough(String values) {
        HttpPerson person = new HttpPerson(realm);
        signIn(person, Level.L2);
        HttpPerson.Page page = person.openSignIn("acr_values=" + HttpPerson.encode(values));
        assertThat(person.claims(page).path("acr").asText()).isEqualTo(L2);
        assertThat(isIn(person.openSignIn("prompt=none", "acr_values=" + HttpPerson.encode(values))))
                .isTrue();
    }

    @Test
    void aHigherSessionIsAlwaysEnough() {
        HttpPerson person = new HttpPerson(realm);
        signIn(person, Level.L3);
        assertThat(person.claims(person.openSignIn("acr_values=" + HttpPerson.encode(L2)))
                        .path("acr")
                        .asText())
                .isEqualTo(L3);
        assertThat(isIn(person.openSignIn(ESSENTIAL_L3))).isTrue();
        assertThat(SamlApplication.answer(person.get(saml.signInAddress("exact", L2)))
                        .text("//saml:AuthnContextClassRef"))
                .isEqualTo(L3);
    }

    @Test
    void whatIsSetForTheClientStepsUpToo() {
        HttpPerson person = new HttpPerson(realm);
        signIn(person, openOther(person), Level.L2);
        levels.client("portal", Map.of("level", "L3"));
        HttpPerson.Page page = person.openSignIn();
        assertThat(isIn(page)).isFalse();
        assertThat(person.follow(person.startLink(page, alfa)).level()).isEqualTo(Level.L3);
        assertThat(isIn(openOther(person))).as("the other is content").isTrue();
        levels.client("portal", Map.of("level", "L2"));
        assertThat(isIn(person.openSignIn())).isTrue();
    }

    @Test
    void aSamlApplicationStepsUpToo() {
        HttpPerson person = new HttpPerson(realm);
        signIn(person, Level.L2);
        HttpPerson.Page page = person.get(saml.signInAddress("minimum", L3));
        ReceivedRequest request = person.follow(person.startLink(page, alfa));
        assertThat(request.level()).isEqualTo(Level.L3);
        assertThat(SamlApplication.answer(person.post(alfa.answerTo(request, CARLA, Level.L3)))
                        .text("//saml:AuthnContextClassRef"))
                .isEqualTo(L3);
    }

    @Test
    void anApplicationThatAsksInSilenceIsToldThatThePersonWouldHaveToDoSomething() {
        HttpPerson person = new HttpPerson(realm);
        signIn(person, Level.L2);
        realm.admin().clearEvents();
        for (String more : new String[] {"acr_values=" + HttpPerson.encode(L3), ESSENTIAL_L3}) {
            HttpPerson.Page silent = person.openSignIn("prompt=none", more);
            assertThat(HttpPerson.parameter(silent.address(), "error")).isEqualTo("interaction_required");
        }
        levels.client("portal", Map.of("level", "L3"));
        assertThat(HttpPerson.parameter(person.openSignIn("prompt=none").address(), "error"))
                .isEqualTo("interaction_required");
        assertThat(realm.admin().events().toString()).as("nobody was refused").doesNotContain("SPID-L");
        levels.client("portal", Map.of());
        assertThat(isIn(person.openSignIn("prompt=none"))).isTrue();
    }

    @Test
    void aSamlApplicationThatAsksInSilenceIsToldSoToo() {
        HttpPerson person = new HttpPerson(realm);
        signIn(person, Level.L2);
        String status = "//samlp:StatusCode/@Value";
        assertThat(SamlApplication.answer(person.get(saml.silentAddress("minimum", L3)))
                        .texts(status))
                .contains("urn:oasis:names:tc:SAML:2.0:status:NoPassive");
        assertThat(SamlApplication.answer(person.get(saml.silentAddress("minimum", L2)))
                        .texts(status))
                .containsExactly("urn:oasis:names:tc:SAML:2.0:status:Success");
    }

    /** Threat B4, after the fact: the session has become one of a lower level than the client is content with. */
    @Test
    void aClientGetsNoRoleOfASessionThatHasBecomeTooLowForIt() {
        realm.clock().freeze("2020-06-01T10:00:00+02:00");
        levels.client("portal", Map.of("level", "L3"));
        HttpPerson person = new HttpPerson(realm);
        new Records(realm).put(BRUNO, Records.grant("ditte", "open", "active"));
        JsonNode tokens = person.tokens(signIn(person, person.openSignIn(), BRUNO, Level.L3));
        assertThat(roles(tokens)).contains("ditte");

        HttpPerson.Page doors = person.openSignInTo(OTHER, URI.create(realm.portal() + "/callback"), "prompt=login");
        assertThat(isIn(signIn(person, doors, BRUNO, Level.L2))).isTrue();
        JsonNode lower = refreshed(person, tokens);
        assertThat(roles(lower)).doesNotContain("ditte");
        levels.client("portal", Map.of());
        assertThat(roles(refreshed(person, lower))).contains("ditte");
    }

    /** The session is one person's. */
    @Test
    void anotherPersonDoesNotStepUpInIt() {
        HttpPerson person = new HttpPerson(realm);
        signIn(person, Level.L2);
        Person olga = People.named("olga").orElseThrow();
        HttpPerson.Page page = person.openSignIn("acr_values=" + HttpPerson.encode(L3));
        ReceivedRequest request = person.follow(person.startLink(page, alfa));
        HttpPerson.Page answered = person.post(alfa.answerTo(request, olga, Level.L3));
        assertThat(isIn(answered)).as(answered.text()).isFalse();
        assertThat(person.claims(person.openSignIn()).path("acr").asText()).isEqualTo(L2);
    }

    /** PIN INPS is no level, and neither is a password: where a level binds, they lead nowhere. */
    @Test
    void aDoorWithoutALevelDoesNotReachAClientThatHasOne() {
        realm.clock().freeze("2020-06-01T10:00:00+02:00");
        levels.client("portal", Map.of("level", "L1"));
        HttpPerson weak = new HttpPerson(realm);
        int sessions = realm.admin().sessionCount();
        URI door = weak.ask(inps);
        HttpPerson.Page page =
                weak.get(inps.answerTo(door, InpsPeople.named("giulia").orElseThrow()));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("SPID-L04");
        assertThat(realm.admin()
                        .events("LOGIN_ERROR")
                        .get(0)
                        .at("/details/varco_code")
                        .asText())
                .isEqualTo("SPID-L04");
        assertThat(realm.admin().sessionCount()).isEqualTo(sessions);

        levels.client("portal", Map.of());
        HttpPerson.Page again =
                new HttpPerson(realm).signIn(inps, InpsPeople.named("giulia").orElseThrow());
        assertThat(again.status()).as(again.text()).isLessThan(400);
    }

    /** An application that only wishes for a level takes who comes, and sees how. */
    @Test
    void aSessionWithoutALevelIsNotUsedWhereOneIsWishedFor() {
        realm.clock().freeze("2020-06-01T10:00:00+02:00");
        HttpPerson weak = new HttpPerson(realm);
        HttpPerson.Page in =
                onward(weak, weak.signIn(inps, InpsPeople.named("giulia").orElseThrow()));
        assertThat(weak.claims(in).path("acr").asText()).isEqualTo("urn:varco:acr:pin-inps");
        assertThat(isIn(weak.openSignIn())).isTrue();
        HttpPerson.Page page = weak.openSignIn("acr_values=" + HttpPerson.encode(L2));
        assertThat(isIn(page)).isFalse();
        assertThat(weak.follow(weak.startLink(page, alfa)).level()).isEqualTo(Level.L2);
    }

    private JsonNode refreshed(HttpPerson person, JsonNode tokens) {
        return refreshed(person, "portal", tokens);
    }

    private JsonNode refreshed(HttpPerson person, String client, JsonNode tokens) {
        return HttpPerson.json(person.post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        client,
                        "refresh_token",
                        tokens.get("refresh_token").asText())));
    }

    private static List<String> roles(JsonNode tokens) {
        return StreamSupport.stream(
                        HttpPerson.decode(tokens.get("access_token").asText())
                                .at("/realm_access/roles")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }

    private static HttpPerson.Page onward(HttpPerson person, HttpPerson.Page page) {
        return page.body().contains("required-action")
                ? person.post(page.formTo("required-action"), Map.of("varco", "continue"))
                : page;
    }

    private HttpPerson.Page openOther(HttpPerson person) {
        return person.openSignInTo(OTHER, URI.create(realm.portal() + "/callback"));
    }

    private void signIn(HttpPerson person, Level level) {
        assertThat(isIn(signIn(person, person.openSignIn(), level))).isTrue();
    }

    private HttpPerson.Page signIn(HttpPerson person, HttpPerson.Page accessPage, Level level) {
        return signIn(person, accessPage, CARLA, level);
    }

    private HttpPerson.Page signIn(HttpPerson person, HttpPerson.Page accessPage, Person who, Level level) {
        return person.post(alfa.answerTo(person.follow(person.startLink(accessPage, alfa)), who, level));
    }

    private boolean isIn(HttpPerson.Page page) {
        return page.address().toString().startsWith(realm.portal() + "/callback?")
                && page.address().getQuery().contains("code=");
    }
}
