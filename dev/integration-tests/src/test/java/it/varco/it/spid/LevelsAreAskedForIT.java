package it.varco.it.spid;

import static it.varco.it.spid.Levels.L1;
import static it.varco.it.spid.Levels.L2;
import static it.varco.it.spid.Levels.L3;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.XmlDocument;
import it.varco.it.roles.SamlApplication;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the realm, the client and the application say of the level, in the request that leaves, and in what is let in for it. */
@VarcoTest
class LevelsAreAskedForIT {

    /** Each level and Comparison that somebody can satisfy: the highest level that is too low, and the lowest that is not. */
    private static final String SATISFIABLE = """
            exact,   L1, -,  L1
            exact,   L2, L1, L2
            exact,   L3, L2, L3
            minimum, L1, -,  L1
            minimum, L2, L1, L2
            minimum, L3, L2, L3
            better,  L1, L1, L2
            better,  L2, L2, L3
            maximum, L1, -,  L1
            maximum, L2, -,  L1
            maximum, L3, -,  L1
            """;

    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final String CLASS_REF = "//saml:AuthnContextClassRef";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider alfa;
    private final Levels levels;
    private final SamlApplication saml;

    LevelsAreAskedForIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.alfa = providers.named("alfa");
        this.levels = new Levels(realm);
        this.saml = new SamlApplication(realm);
    }

    @AfterEach
    void asShipped() {
        levels.asShipped();
    }

    /** As the application's client is set. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = SATISFIABLE, nullValues = "-")
    void byTheClient(String comparison, Level level, Level tooLow, Level enough) {
        levels.realm("L2", "minimum", "L1");
        levels.client("portal", Map.of("level", level.name(), "comparison", comparison));
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(alfa);
        assertAsked(request, comparison, level);
        if (tooLow != null) {
            RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
            watch.assertRefused(person.post(alfa.answerTo(request, BRUNO, tooLow)), "SPID-094");
        }
        HttpPerson.Page arrived = person.post(alfa.answerTo(request, BRUNO, enough));
        assertThat(person.claims(arrived).path("acr").asText()).isEqualTo(enough.uri());
    }

    /** The same by SAML, whose applications can say all of it themselves. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = SATISFIABLE, nullValues = "-")
    void byASamlApplication(String comparison, Level level, Level tooLow, Level enough) {
        levels.realm("L2", "minimum", "L1");
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = ask(person, person.get(saml.signInAddress(comparison, level.uri())));
        assertAsked(request, comparison, level);
        if (tooLow != null) {
            RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
            watch.assertRefused(person.post(alfa.answerTo(request, BRUNO, tooLow)), "SPID-094");
        }
        XmlDocument answer = SamlApplication.answer(person.post(alfa.answerTo(request, BRUNO, enough)));
        assertThat(answer.text(CLASS_REF)).isEqualTo(enough.uri());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://www.spid.gov.it/SpidL3, L3",
        "https://www.spid.gov.it/SpidL1, L2",
        "https://www.spid.gov.it/SpidL3 https://www.spid.gov.it/SpidL2, L2",
        "https://www.spid.gov.it/SpidL2 https://www.spid.gov.it/SpidL3, L2",
        "urn:varco:acr:cns, L3",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL3, L2",
        "https://www.spid.gov.it/SpidL4, L2"
    })
    void byAcrValues(String values, Level asked) {
        HttpPerson person = new HttpPerson(realm);
        assertAsked(ask(person, person.openSignIn("acr_values=" + HttpPerson.encode(values))), "minimum", asked);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'id_token':{'acr':{'essential':true,'values':['https://www.spid.gov.it/SpidL3']}}}; L3",
                "{'id_token':{'acr':{'essential':true,'value':'https://www.spid.gov.it/SpidL3'}}}; L3",
                "{'id_token':{'acr':{'value':'https://www.spid.gov.it/SpidL3'}}}; L3",
                "{'id_token':{'acr':{'essential':true}}}; L2",
                "{'id_token':{'acr':null}}; L2"
            },
            quoteCharacter = '"')
    void byClaims(String claims, Level asked) {
        HttpPerson person = new HttpPerson(realm);
        assertAsked(
                ask(person, person.openSignIn("claims=" + HttpPerson.encode(claims.replace('\'', '"')))),
                "minimum",
                asked);
    }

    /** Whoever changes the address in the browser cannot go below what is set. */
    @Test
    void neverBelowTheClientAndTheFloor() {
        levels.client("portal", Map.of("level", "L3"));
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = ask(person, person.openSignIn("acr_values=" + HttpPerson.encode(L1)));
        assertAsked(request, "minimum", Level.L3);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(alfa.answerTo(request, BRUNO, Level.L2)), "SPID-094");

        levels.client("portal", Map.of("level", "L1", "comparison", "maximum"));
        HttpPerson other = new HttpPerson(realm);
        assertAsked(ask(other, other.openSignIn()), "minimum", Level.L2);
        HttpPerson third = new HttpPerson(realm);
        assertAsked(ask(third, third.get(saml.signInAddress("maximum", L2))), "minimum", Level.L2);
    }

    /** What a library of SAML's sends by default asks for nothing. */
    @Test
    void asTheRealmHasItWhereAnApplicationNamesAPassword() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = ask(
                person,
                person.get(saml.signInAddress(
                        "exact", "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport")));
        assertAsked(request, "minimum", Level.L2);
    }

    @Test
    void nothingIsBetterThanTheHighestLevel() {
        levels.client("portal", Map.of("level", "L3", "comparison", "better"));
        assertNobodyIsAsked("SPID-L01", new HttpPerson(realm)::openSignIn);
        levels.client("portal", Map.of("level", "L2", "comparison", "better"));
        HttpPerson person = new HttpPerson(realm);
        assertAsked(ask(person, person.openSignIn()), "better", Level.L2);

        HttpPerson other = new HttpPerson(realm);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(other.get(other.startLink(other.get(saml.signInAddress("better", L3)), alfa)), "SPID-L01");
    }

    @Test
    void aSamlApplicationThatInsistsOnWhatNobodyKnowsIsRefused() {
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page page = person.get(saml.signInAddress("exact", "urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2"));
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.get(person.startLink(page, alfa)), "SPID-L02");
        HttpPerson other = new HttpPerson(realm);
        assertAsked(ask(other, other.get(saml.signInAddress("exact", L2))), "exact", Level.L2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"level", "comparison", "purpose", "age-limit"})
    void aSettingThatIsNotUnderstoodIsNoDefault(String attribute) {
        levels.client("portal", Map.of(attribute, "whatever"));
        assertNobodyIsAsked("SPID-L03", new HttpPerson(realm)::openSignIn);
        levels.client("portal", Map.of());
        HttpPerson person = new HttpPerson(realm);
        assertAsked(ask(person, person.openSignIn()), "minimum", Level.L2);
    }

    @ParameterizedTest(name = "{0} {1}, from {2}")
    @CsvSource({"L3, better, ''", "L2, minimum, L3", "L2, maximum, L2", "L2, whatever, ''", "L2, minimum, L4"})
    void theRealmCannotBeSetToWhatCannotBe(String level, String comparison, String lowest) {
        assertThat(realm.admin()
                        .send(
                                "PUT",
                                "/identity-provider/instances/spid",
                                withLevels(level, comparison, lowest),
                                Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(realm.admin()
                        .identityProvider("spid")
                        .at("/config/spidLevel")
                        .asText())
                .isEqualTo("L2");
    }

    private String withLevels(String level, String comparison, String lowest) {
        var provider = realm.admin().identityProvider("spid");
        provider.withObject("/config")
                .put("spidLevel", level)
                .put("spidComparison", comparison)
                .put("spidLowestLevel", lowest);
        return provider.toString();
    }

    private void assertNobodyIsAsked(String code, Opening opening) {
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(opening.open("kc_idp_hint=spid", "idp=" + HttpPerson.encode(alfa.entityId())), code);
    }

    private ReceivedRequest ask(HttpPerson person, HttpPerson.Page accessPage) {
        return person.follow(person.startLink(accessPage, alfa));
    }

    private static void assertAsked(ReceivedRequest request, String comparison, Level level) {
        assertThat(request.comparison().word()).isEqualTo(comparison);
        assertThat(request.level()).isEqualTo(level);
    }

    private interface Opening {
        HttpPerson.Page open(String... parameters);
    }
}
