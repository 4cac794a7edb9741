package it.varco.it.cie;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.kit.World;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.EidasPeople;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody from another State: no fiscal code, an account of their own, and no role until an office gives one. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EidasSignInIT {

    private static final Person INGRID = EidasPeople.named("ingrid").orElseThrow();
    private static final Person PIETER = EidasPeople.named("pieter").orElseThrow();
    private static final List<String> KEYCLOAKS = List.of("offline_access", "uma_authorization");
    private static final Person ANNA = People.named("anna").orElseThrow();

    private final TestRealm shipped;
    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider node;
    private final TestIdentityProvider alfa;

    EidasSignInIT(TestRealm shipped, World world, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.shipped = shipped;
        this.keycloak = keycloak;
        this.node = providers.eidas();
        this.alfa = providers.named("alfa");
        this.realm = world.newRealm(json -> letInByEidas(json, node));
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void comesInWithoutAFiscalCodeAndWithoutARole() {
        JsonNode claims = signIn(INGRID, Level.L2);
        assertThat(claims.get("amr"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("eidas");
        assertThat(claims.get("acr").asText()).isEqualTo("https://www.spid.gov.it/SpidL2");
        assertThat(claims.has("fiscal_number")).isFalse();
        assertThat(claims.get("given_name").asText()).isEqualTo("Ingrid");
        assertThat(roles(claims)).isEmpty();

        String account = claims.get("sub").asText();
        JsonNode user = realm.admin().get("/users/" + account);
        assertThat(user.at("/attributes/fiscalNumber").isMissingNode()).isTrue();
        assertThat(user.get("username").asText()).startsWith("p-");
        assertThat(realm.admin().federatedIdentities(account)).singleElement().satisfies(link -> {
            assertThat(link.get("identityProvider").asText()).isEqualTo("spid");
            assertThat(link.get("userId").asText()).startsWith(node.entityId() + ":EIDA");
        });
    }

    @Test
    void hasTheSameAccountNextTimeAndNobodyElseHasIt() {
        String ingrid = signIn(INGRID, Level.L2).get("sub").asText();
        assertThat(signIn(INGRID, Level.L3).get("sub").asText()).isEqualTo(ingrid);
        assertThat(signIn(PIETER, Level.L2).get("sub").asText()).isNotEqualTo(ingrid);
    }

    /** The node was not asked for one, and what it says all the same joins nobody. */
    @Test
    void isNotJoinedToWhoeverHasTheFiscalCodeThatTheNodeAlsoNames() {
        String ingrid = signIn(INGRID, Level.L2).get("sub").asText();
        HttpPerson bySpid = new HttpPerson(realm);
        String anna = bySpid.claims(bySpid.post(alfa.answerTo(bySpid.ask(alfa), ANNA, Level.L2)))
                .get("sub")
                .asText();

        HttpPerson person = new HttpPerson(realm);
        AnswerScript naming = AnswerScript.genuine().withAttribute("fiscalNumber", "TINIT-" + ANNA.fiscalCode());
        JsonNode claims = person.claims(person.post(node.answerTo(ask(person), INGRID, Level.L2, naming)));
        assertThat(claims.get("sub").asText()).isEqualTo(ingrid).isNotEqualTo(anna);
        assertThat(claims.has("fiscal_number")).isFalse();
    }

    /** What an office gives to that account, the next token has. */
    @Test
    void hasTheRoleThatAnOfficeGivesTheAccount() {
        String account = signIn(PIETER, Level.L2).get("sub").asText();
        realm.admin()
                .post(
                        "/access-policy/grants/accredit",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("account", account)
                                .put("profile", "agronomi-dottori-forestali")
                                .put("office", "Sede di prova")
                                .put("act", "MOD-2026-1"));
        assertThat(roles(signIn(PIETER, Level.L2))).containsExactly("agronomi-dottori-forestali");
    }

    @Test
    void asksForTheMinimumSetAtTheNode() {
        ReceivedRequest request = ask(new HttpPerson(realm));
        assertThat(request.attributeSetIndex()).isEqualTo(OptionalInt.of(99));
        assertThat(request.destination()).isEqualTo(node.singleSignOnLocation().toString());
    }

    @Test
    void isRefusedWithoutTheNodesCode() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = ask(person);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        HttpPerson.Page page = person.post(
                node.answerTo(request, INGRID, Level.L2, AnswerScript.genuine().withoutAttribute("spidCode")));
        watch.assertRefused(page, "SPID-103");
        assertThat(page.text()).contains("Non sappiamo chi sei");
        assertSignedIn(person.post(node.answerTo(request, INGRID, Level.L2)));
    }

    @Test
    void isRefusedOnTheWordOfAProviderOfSpid() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = ask(person);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                person.post(node.answerTo(
                        request, INGRID, Level.L2, AnswerScript.genuine().signedBy(alfa))),
                "SPID-V02");
        assertSignedIn(person.post(node.answerTo(request, INGRID, Level.L2)));
    }

    /** A provider of SPID that names the code of somebody at the node lets nobody in as them. */
    @Test
    void isNotLetInByAProviderOfSpidThatNamesTheNodesCode() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(alfa);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        AnswerScript foreign =
                AnswerScript.genuine().withoutAttribute("fiscalNumber").withAttribute("spidCode", "EIDA1234567890");
        watch.assertRefused(person.post(alfa.answerTo(request, ANNA, Level.L2, foreign)), "SPID-103");
        assertSignedIn(person.post(alfa.answerTo(request, ANNA, Level.L2)));
    }

    @Test
    void isNotAskedWhereTheMetadataDoNotHaveTheSets() {
        realm.admin()
                .updateIdentityProvider(
                        "spid", provider -> ((ObjectNode) provider.get("config")).put("eidasSets", "false"));
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(new HttpPerson(realm).openSignIn(hint()), "SPID-M96");
        realm.admin()
                .updateIdentityProvider(
                        "spid", provider -> ((ObjectNode) provider.get("config")).put("eidasSets", "true"));
        assertThat(ask(new HttpPerson(realm)).attributeSetIndex()).isPresent();
    }

    @Test
    void hasAButtonOfItsOwnBesideTheListOfSpid(Visitors visitors) {
        View view = new View("it", 1280);
        Visitor person = view.visitor(visitors);
        person.open(realm.portal());
        person.click("login");
        view.check(person, "access-page-with-eidas");
        assertThat(person.page().locator(".varco-providers")).not().containsText("eIDAS");
        person.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Login with eIDAS"))
                .click();
        assertThat(person.page()).hasTitle("Accesso eIDAS - Nodo eIDAS di prova");
    }

    @Test
    void isOfferedNothingWhereThePlanDoesNotNameEidas(Visitor person) {
        person.open(shipped.portal());
        person.click("login");
        assertThat(person.page().locator("body")).not().containsText("eIDAS");
    }

    private JsonNode signIn(Person person, Level level) {
        HttpPerson browser = new HttpPerson(realm);
        return browser.claims(browser.post(node.answerTo(ask(browser), person, level)));
    }

    private ReceivedRequest ask(HttpPerson person) {
        return ReceivedRequest.fromRedirect(person.openSignIn(hint()).address());
    }

    private String[] hint() {
        return new String[] {"kc_idp_hint=spid", "idp=" + HttpPerson.encode(node.entityId())};
    }

    private void assertSignedIn(HttpPerson.Page page) {
        assertThat(page.address().toString()).as(page.text()).startsWith(realm.portal() + "/callback?");
    }

    /** All but those that every account has. */
    private static List<String> roles(JsonNode claims) {
        return StreamSupport.stream(claims.at("/realm_access/roles").spliterator(), false)
                .map(JsonNode::asText)
                .filter(role -> !KEYCLOAKS.contains(role) && !role.startsWith("default-roles-"))
                .toList();
    }

    private static void letInByEidas(ObjectNode realm, TestIdentityProvider node) {
        realm.withArray("identityProviders").forEach(provider -> {
            if (provider.get("alias").asText().equals("spid")) {
                ((ObjectNode) provider.get("config"))
                        .put("eidasSets", "true")
                        .put("eidasMetadata", node.entityId() + "/metadata");
            }
        });
        realm.withObject("/components")
                .withArray("it.varco.policy.keycloak.setting.RealmSetting")
                .forEach(component -> {
                    if (component.get("providerId").asText().equals("varco-plan")) {
                        ArrayNode document = (ArrayNode) component.at("/config/document");
                        document.set(
                                0,
                                JsonNodeFactory.instance.textNode(
                                        withEidas(document.get(0).asText())));
                    }
                });
    }

    private static String withEidas(String plan) {
        try {
            ObjectNode json = (ObjectNode) new ObjectMapper().readTree(plan);
            ObjectNode method =
                    json.withArray("methods").addObject().put("method", "eidas").put("strength", "strong");
            method.putArray("levels").add("https://www.spid.gov.it/SpidL2").add("https://www.spid.gov.it/SpidL3");
            method.putArray("adequate").addObject();
            return json.toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
