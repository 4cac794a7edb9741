package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.Level;
import it.varco.testidp.OpenIdTestProvider;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a sign-in becomes in the application's token, and for whom. */
@VarcoTest
class SignInIsSealedIT {

    private static final Person CARLA = People.named("carla").orElseThrow();

    private final TestRealm realm;
    private final List<TestIdentityProvider> providers;
    private final OpenIdTestProvider inps;

    SignInIsSealedIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.providers = providers.all();
        this.inps = providers.inps();
    }

    @Test
    void theTokenSaysHowAndWhenAndWho() {
        HttpPerson person = new HttpPerson(realm);
        Instant before = Instant.now().minusSeconds(2);
        JsonNode tokens = person.tokens(signIn(person, CARLA, providers.get(0), Level.L2));
        for (String token : List.of("access_token", "id_token")) {
            JsonNode claims = HttpPerson.decode(tokens.get(token).asText());
            assertThat(claims.get("acr").asText()).isEqualTo("https://www.spid.gov.it/SpidL2");
            assertThat(claims.get("amr")).hasSize(1);
            assertThat(claims.get("amr").get(0).asText()).isEqualTo("spid");
            assertThat(claims.get("fiscal_number").asText()).isEqualTo(CARLA.fiscalCode());
            assertThat(claims.get("given_name").asText()).isEqualTo(CARLA.givenName());
            assertThat(claims.get("preferred_username").asText())
                    .startsWith("p-")
                    .doesNotContain(CARLA.fiscalCode());
            assertThat(Instant.ofEpochSecond(claims.get("auth_time").asLong())).isBetween(before, Instant.now());
        }
    }

    @Test
    void theLevelIsTheOneAssertedNotTheOneAsked() {
        HttpPerson person = new HttpPerson(realm);
        JsonNode claims = person.claims(signIn(person, CARLA, providers.get(0), Level.L3));
        assertThat(claims.get("acr").asText()).isEqualTo("https://www.spid.gov.it/SpidL3");
    }

    @Test
    void userinfoAndRefreshSayTheSame() {
        HttpPerson person = new HttpPerson(realm);
        JsonNode tokens = person.tokens(signIn(person, CARLA, providers.get(1), Level.L2));
        JsonNode refreshed = HttpPerson.json(person.post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "portal",
                        "refresh_token", tokens.get("refresh_token").asText())));
        JsonNode claims = HttpPerson.decode(refreshed.get("access_token").asText());
        assertThat(claims.get("acr").asText()).isEqualTo("https://www.spid.gov.it/SpidL2");
        assertThat(claims.get("amr").get(0).asText()).isEqualTo("spid");
        JsonNode info = HttpPerson.json(person.post(
                realm.url("/protocol/openid-connect/userinfo"),
                Map.of("access_token", refreshed.get("access_token").asText())));
        assertThat(info.get("acr").asText()).isEqualTo("https://www.spid.gov.it/SpidL2");
        assertThat(info.get("fiscal_number").asText()).isEqualTo(CARLA.fiscalCode());
    }

    @Test
    void anotherEntryIsTheSameAccountWithOneLink() {
        Person ada = People.named("ada").orElseThrow();
        List<String> subjects = providers.stream()
                .map(provider -> {
                    HttpPerson person = new HttpPerson(realm);
                    return person.claims(signIn(person, ada, provider, Level.L2))
                            .get("sub")
                            .asText();
                })
                .distinct()
                .toList();
        assertThat(subjects).hasSize(1);
        List<JsonNode> links = realm.admin().federatedIdentities(subjects.get(0));
        assertThat(links).hasSize(1);
        assertThat(links.get(0).get("identityProvider").asText()).isEqualTo("spid");
        assertThat(links.get(0).get("userId").asText()).isEqualTo("TINIT-" + ada.fiscalCode());
    }

    @Test
    void anAccountThatHasTheCodeIsLinkedAndNoneIsMade() {
        Person dario = People.named("dario").orElseThrow();
        String existing = importPerson("dario-of-old", dario);
        HttpPerson person = new HttpPerson(realm);
        JsonNode claims = person.claims(signIn(person, dario, providers.get(2), Level.L2));
        assertThat(claims.get("sub").asText()).isEqualTo(existing);
        assertThat(realm.admin().usersWith("fiscalNumber", dario.fiscalCode())).hasSize(1);
    }

    @Test
    void theMetricsCountItByEntryAndLevel(TargetKeycloak keycloak) {
        signIn(new HttpPerson(realm), CARLA, providers.get(2), Level.L2);
        String metrics = new HttpPerson(realm)
                .get(keycloak.managementUrl().resolve("/metrics"))
                .body();
        assertThat(metrics.lines().filter(line -> line.startsWith("varco_sign_ins_total{")))
                .anySatisfy(line -> assertThat(line)
                        .contains("realm=\"" + realm.name() + "\"")
                        .contains("method=\"spid\"")
                        .contains("entry=\"" + providers.get(2).entityId() + "\"")
                        .contains("level=\"https://www.spid.gov.it/SpidL2\"")
                        .contains("outcome=\"signed-in\""));
    }

    @Test
    void impersonationIsNoSignIn(TargetKeycloak keycloak) {
        HttpPerson person = new HttpPerson(realm);
        String account = person.claims(signIn(person, CARLA, providers.get(0), Level.L2))
                .get("sub")
                .asText();
        HttpPerson administrator = new HttpPerson(realm);
        administrator.takeCookies(keycloak.admin()
                .send("POST", "/admin/realms/" + realm.name() + "/users/" + account + "/impersonation", "{}"));
        JsonNode claims = administrator.claims(administrator.openSignIn());
        assertThat(claims.get("sub").asText()).isEqualTo(account);
        assertThat(claims.has("acr")).isFalse();
        assertThat(claims.has("amr")).isFalse();
        assertThat(claims.has("auth_time")).isFalse();
    }

    @Test
    void aClientOfBeforeRisesOnlyWhenItIsAuthorisedAgain() {
        realm.admin().create("/clients", otherClient());
        realm.clock().freeze("2020-06-01T10:00:00+02:00");
        Person paolo = People.named("paolo").orElseThrow();
        importPerson("paolo-of-old", paolo);
        HttpPerson person = new HttpPerson(realm);
        inps.nextClaims(claims -> {
            claims.put("sub", "paolo-at-inps");
            claims.put("fiscal_number", paolo.fiscalCode());
        });
        URI door = openOther(person, "&kc_idp_hint=inps").address();
        JsonNode before = otherTokens(
                person,
                person.get(inps.answerTo(door, InpsPeople.named("giulia").orElseThrow())));
        assertThat(acr(before)).isEqualTo("urn:varco:acr:pin-inps");

        HttpPerson.Page again = person.openSignIn("prompt=login");
        JsonNode portal = person.claims(person.post(
                providers.get(0).answerTo(person.follow(person.startLink(again, providers.get(0))), paolo, Level.L2)));
        JsonNode refreshed = HttpPerson.json(person.post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "other-client",
                        "refresh_token", before.get("refresh_token").asText())));
        assertThat(portal.get("acr").asText()).isEqualTo("https://www.spid.gov.it/SpidL2");
        JsonNode after = HttpPerson.decode(refreshed.get("access_token").asText());
        assertThat(after.get("sid")).isEqualTo(portal.get("sid"));
        assertThat(after.get("acr").asText()).isEqualTo("urn:varco:acr:pin-inps");

        JsonNode authorisedAgain = otherTokens(person, openOther(person, ""));
        assertThat(acr(authorisedAgain)).isEqualTo("https://www.spid.gov.it/SpidL2");
        realm.clock().reset();
    }

    @Test
    void discoveryListsTheLevels() {
        JsonNode discovery = HttpPerson.json(new HttpPerson(realm).get(realm.url("/.well-known/openid-configuration")));
        assertThat(discovery.get("acr_values_supported"))
                .extracting(JsonNode::asText)
                .contains("https://www.spid.gov.it/SpidL1", "https://www.spid.gov.it/SpidL2")
                .contains("https://www.spid.gov.it/SpidL3");
    }

    private HttpPerson.Page signIn(HttpPerson person, Person who, TestIdentityProvider provider, Level level) {
        HttpPerson.Page page = person.post(provider.answerTo(person.ask(provider), who, level));
        assertThat(page.address().toString()).as(page.text()).startsWith(realm.portal() + "/callback?");
        return page;
    }

    private ObjectNode otherClient() {
        ObjectNode client = JsonNodeFactory.instance
                .objectNode()
                .put("clientId", "other-client")
                .put("publicClient", true);
        client.putArray("redirectUris").add(realm.portal() + "/callback");
        return client;
    }

    private HttpPerson.Page openOther(HttpPerson person, String more) {
        return person.get(
                realm.url("/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=other-client"
                        + "&redirect_uri=" + HttpPerson.encode(realm.portal() + "/callback") + more));
    }

    private JsonNode otherTokens(HttpPerson person, HttpPerson.Page arrived) {
        Matcher code =
                Pattern.compile("[?&]code=([^&]+)").matcher(arrived.address().toString());
        assertThat(code.find()).as(arrived.address().toString()).isTrue();
        return HttpPerson.json(person.post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "other-client",
                        "code",
                        code.group(1),
                        "redirect_uri",
                        realm.portal() + "/callback")));
    }

    private static String acr(JsonNode tokens) {
        return HttpPerson.decode(tokens.get("access_token").asText()).get("acr").asText();
    }

    /** The fiscal code is no one's to edit through the users' API, so the account comes by an import. */
    private String importPerson(String username, Person who) {
        ObjectNode user =
                JsonNodeFactory.instance.objectNode().put("username", username).put("enabled", true);
        user.putObject("attributes").putArray("fiscalNumber").add(who.fiscalCode());
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
        partial.putArray("users").add(user);
        realm.admin().post("/partialImport", partial);
        return realm.admin()
                .usersWith("fiscalNumber", who.fiscalCode())
                .get(0)
                .get("id")
                .asText();
    }
}
