package it.varco.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.TestIdentityProvider;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fiscal codes and what Varco remembers of people: written by no page and no endpoint of Keycloak's (D1, D3). */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsAreNobodysToWriteIT {

    private static final String OWN_PAGE = "own-page";
    private static final Person ANNA = named("anna");
    private static final Person SOMEBODY_ELSE = named("bruno");
    private static final String FORGED =
            "{\"profile\":\"avvocati\",\"source\":\"office\",\"changes\":[{\"from\":\"2018-01-01T00:00:00Z\","
                    + "\"state\":\"active\",\"at\":\"2018-01-01T00:00:00Z\",\"by\":\"me\"}]}";

    private TargetKeycloak keycloak;
    private TestIdentityProvider alfa;
    private TestRealm realm;
    private Caller administrator;
    private Caller userManager;

    @BeforeAll
    void importRealm(World world) {
        keycloak = world.keycloak();
        alfa = world.identityProviders().named("alfa");
        realm = world.newRealm(json -> {
            LegacyAccounts.in(json)
                    .add(ANNA, LegacyAccounts.OF_2016)
                    .putObject("clientRoles")
                    .putArray("account")
                    .add("manage-account");
            ObjectNode client = json.withArray("clients")
                    .addObject()
                    .put("clientId", OWN_PAGE)
                    .put("publicClient", true)
                    .put("standardFlowEnabled", true)
                    .put("fullScopeAllowed", true);
            client.putArray("redirectUris").add("*");
            mapper(client, "oidc-audience-mapper").put("included.client.audience", "account");
            mapper(client, "oidc-usermodel-client-role-mapper")
                    .put("claim.name", "resource_access.${client_id}.roles")
                    .put("jsonType.label", "String")
                    .put("multivalued", "true");
        });
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
        administrator = Caller.ofRealmManagement(realm, "realm-admin");
        userManager = Caller.ofRealmManagement(realm, "manage-users");
    }

    @AfterAll
    void deleteRealm() {
        realm.close();
    }

    @Test
    void nobodyRegistersThemselves() {
        HttpPerson.Page page = new HttpPerson(realm)
                .get(realm.url("/protocol/openid-connect/registrations?client_id=portal&response_type=code"
                        + "&scope=openid&redirect_uri=" + HttpPerson.encode(realm.portal() + "/callback")));
        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.body()).doesNotContain("name=\"firstName\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fiscalNumber",
                "varco.grants",
                "varco.legacy-credential",
                "varco.first-strong-sign-in",
                "varco.delegators",
                "varco.former-fiscal-numbers"
            })
    void noApiOfKeycloaksWritesIt(String attribute) {
        Person person = named("carla");
        String account = subject(bySpid(person));
        JsonNode before = realm.admin().get("/users/" + account).path("attributes");
        ObjectNode changed = (ObjectNode) realm.admin().get("/users/" + account);
        changed.withObject("/attributes").putArray(attribute).add(value(attribute));
        for (Caller caller : new Caller[] {administrator, userManager}) {
            caller.send("PUT", "/users/" + account, changed);
            assertThat(realm.admin().get("/users/" + account).path("attributes"))
                    .isEqualTo(before);
        }
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("username", "made-for-" + attribute.toLowerCase(Locale.ROOT))
                .put("enabled", true);
        user.putObject("attributes").putArray(attribute).add(value(attribute));
        administrator.send("POST", "/users", user);
        assertThat(realm.admin().user("made-for-" + attribute.toLowerCase(Locale.ROOT)).stream())
                .allSatisfy(made ->
                        assertThat(made.path("attributes").path(attribute)).isEmpty());
    }

    /** The twin: what else there is of an account, they write. */
    @Test
    void whatElseThereIsOfAnAccountTheyWriteAndTheRecordsStay() {
        Person person = named("dario");
        String account = subject(bySpid(person));
        realm.admin().post("/access-policy/grants/accredit", accreditation(person));
        ObjectNode bare = JsonNodeFactory.instance.objectNode().put("firstName", "Another");
        bare.putObject("attributes");

        assertThat(userManager.send("PUT", "/users/" + account, bare).statusCode())
                .isEqualTo(204);

        JsonNode after = realm.admin().get("/users/" + account);
        assertThat(after.path("firstName").asText()).isEqualTo("Another");
        assertThat(after.at("/attributes/fiscalNumber/0").asText()).isEqualTo(person.fiscalCode());
        assertThat(after.at("/attributes/varco.grants")).hasSize(1);
        assertThat(after.at("/attributes/varco.first-strong-sign-in")).hasSize(1);
    }

    @Test
    void anOldCodeSignsNobodyInAlsoAfterTheAccountWasSavedInTheConsole() {
        Person before = named("elena");
        Person after = named("fabio");
        String account = subject(bySpid(before));
        ObjectNode change = JsonNodeFactory.instance
                .objectNode()
                .put("fiscalCode", before.fiscalCode())
                .put("newFiscalCode", after.fiscalCode())
                .put("act", "12/2020");
        realm.admin().post("/access-policy/fiscal-code", change);
        ObjectNode saved = (ObjectNode) realm.admin().get("/users/" + account);
        assertThat(userManager.send("PUT", "/users/" + account, saved).statusCode())
                .isEqualTo(204);

        HttpPerson old = new HttpPerson(realm);
        var answer = alfa.answerTo(old.ask(alfa), before, Level.L2);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(old.post(answer), "PERSON-04");
        assertThat(subject(bySpid(after))).isEqualTo(account);
    }

    @Test
    void whoManagesUsersImportsNobody() {
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "OVERWRITE");
        ObjectNode user = partial.putArray("users").addObject().put("username", "imported");
        user.putObject("attributes").putArray("varco.grants").add(FORGED);
        assertThat(userManager.send("POST", "/partialImport", partial).statusCode())
                .isEqualTo(403);
        assertThat(realm.admin().user("imported")).isEmpty();
    }

    @Test
    void thePersonsOwnAccountApiWritesAnAddressAndNoRecord() {
        HttpPerson anna = new HttpPerson(realm);
        String token = anna.signInByPassword(OWN_PAGE, ANNA.fiscalCode(), LegacyAccounts.PASSWORD)
                .path("access_token")
                .asText();
        String id = realm.admin()
                .usersWith("fiscalNumber", ANNA.fiscalCode())
                .get(0)
                .path("id")
                .asText();
        JsonNode before = realm.admin().get("/users/" + id).path("attributes");
        Caller herself = new Caller(realm, token);
        HttpResponse<String> saved =
                herself.saveOwnAccount(JsonNodeFactory.instance.objectNode().put("email", "one@example.org"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(204);
        assertThat(realm.admin().get("/users/" + id).path("email").asText()).isEqualTo("one@example.org");

        ObjectNode forged = JsonNodeFactory.instance.objectNode().put("email", "two@example.org");
        ObjectNode attributes = forged.putObject("attributes");
        attributes.putArray("fiscalNumber").add(SOMEBODY_ELSE.fiscalCode());
        attributes.putArray("varco.grants").add(FORGED);
        attributes.putArray("varco.delegators").add(id);
        herself.saveOwnAccount(forged);

        assertThat(realm.admin().get("/users/" + id).path("attributes")).isEqualTo(before);
    }

    @Test
    void anAddressThatAnotherAccountHasJoinsNobody() {
        Person person = named("giulia");
        String other = realm.admin()
                .createUser(JsonNodeFactory.instance
                        .objectNode()
                        .put("username", "somebody-else")
                        .put("email", person.userName() + "@example.org")
                        .put("emailVerified", true)
                        .put("enabled", true));

        assertThat(subject(bySpid(person))).isNotEqualTo(other);
        assertThat(realm.admin().federatedIdentities(other)).isEmpty();
        assertThat(realm.admin().usersWith("fiscalNumber", person.fiscalCode())).hasSize(1);
    }

    @Test
    void theRealmsOwnAdministratorDoesNotChangeThePlanByItsComponent() {
        String type = "it.varco.policy.keycloak.setting.RealmSetting";
        ObjectNode component = (ObjectNode) realm.admin().components(type).stream()
                .filter(found -> "varco-plan".equals(found.path("providerId").asText()))
                .findFirst()
                .orElseThrow();
        ObjectNode plan = ((ObjectNode) realm.admin().get("/access-policy/plan"))
                .put("version", "mine")
                .put("effectiveFrom", "2020-10-15");
        ((ObjectNode) component.path("config")).putArray("document").add(plan.toString());

        HttpResponse<String> refused =
                administrator.send("PUT", "/components/" + component.path("id").asText(), component);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("PLAN-V11");
        assertThat(realm.admin().get("/access-policy/plan/versions")).hasSize(1);
    }

    /** Whoever could name a client of the own as the Order's would be the Order. */
    @Test
    void theRealmsOwnAdministratorDoesNotSayWhoSpeaksForTheOrder() {
        String type = "it.varco.policy.keycloak.setting.RealmSetting";
        ObjectNode register = (ObjectNode) realm.admin().components(type).stream()
                .filter(found ->
                        "varco-register".equals(found.path("providerId").asText()))
                .findFirst()
                .orElseThrow();
        String path = "/components/" + register.path("id").asText();
        ObjectNode mine = register.deepCopy();
        mine.withObject("/config").putArray("client-id").add("own-realm-admin");

        HttpResponse<String> changed = administrator.send("PUT", path, mine);
        HttpResponse<String> takenAway = administrator.send("DELETE", path, register);

        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(changed.body()).contains("an administrator of master alone");
        assertThat(takenAway.statusCode()).isEqualTo(400);
        assertThat(realm.admin().get(path)).isEqualTo(register);
    }

    private static ObjectNode mapper(ObjectNode client, String type) {
        ObjectNode mapper = client.withArray("protocolMappers").addObject();
        mapper.put("name", type).put("protocol", "openid-connect").put("protocolMapper", type);
        return mapper.putObject("config").put("access.token.claim", "true");
    }

    private static String value(String attribute) {
        return switch (attribute) {
            case "fiscalNumber" -> SOMEBODY_ELSE.fiscalCode();
            case "varco.grants" -> FORGED;
            case "varco.legacy-credential" -> LegacyAccounts.OF_2016;
            case "varco.first-strong-sign-in" -> "2018-01-01T00:00:00Z";
            default -> "written-by-somebody";
        };
    }

    private static ObjectNode accreditation(Person person) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("fiscalCode", person.fiscalCode())
                .put("profile", "medici-esterni")
                .put("office", "Roma")
                .put("act", "1/2020");
    }

    private JsonNode bySpid(Person who) {
        HttpPerson person = new HttpPerson(realm);
        return person.tokens(person.post(alfa.answerTo(person.ask(alfa), who, Level.L2)));
    }

    private static String subject(JsonNode tokens) {
        return HttpPerson.decode(tokens.path("access_token").asText())
                .path("sub")
                .asText();
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
