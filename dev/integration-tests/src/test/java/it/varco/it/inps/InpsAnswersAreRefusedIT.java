package it.varco.it.inps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What PIN INPS says of a person is believed only where it is whole and is the account's. */
@VarcoTest
class InpsAnswersAreRefusedIT {

    private static final Person GIULIA = InpsPeople.named("giulia").orElseThrow();
    private static final Person LUCA = InpsPeople.named("luca").orElseThrow();
    private static final Person IRENE = InpsPeople.named("irene").orElseThrow();
    private static final String MAPPERS = "/identity-provider/instances/inps/mappers";
    private static final Consumer<Map<String, Object>> AS_IT_IS = claims -> {};

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final OpenIdTestProvider inps;
    private final TestIdentityProvider alfa;

    InpsAnswersAreRefusedIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.inps = providers.inps();
        this.alfa = providers.named("alfa");
    }

    @BeforeEach
    void whileThePinIsAccepted() {
        realm.clock().freeze("2020-06-01T10:00:00+02:00");
    }

    static Stream<Arguments> wrongCodes() {
        String code = IRENE.fiscalCode();
        return Stream.of(
                Arguments.of("missing", without()),
                Arguments.of("empty", with("")),
                Arguments.of("wrong check letter", with(code.substring(0, 15) + "A")),
                Arguments.of("lower case", with(code.toLowerCase(Locale.ROOT))),
                Arguments.of("blank beside it", with(code + " ")),
                Arguments.of("more than one", with(List.of(code, GIULIA.fiscalCode()))),
                Arguments.of("of a company", with("12345678903")),
                Arguments.of("a number", with(42)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongCodes")
    void refusesAnAnswerWithoutOneRightCode(String name, Consumer<Map<String, Object>> change) {
        assertRefused(IRENE, change, "DATED-02");
    }

    @Test
    void refusesAnotherPersonsCodeOnALinkedAccount() {
        signsIn(LUCA);
        assertRefused(LUCA, with(GIULIA.fiscalCode()), "PERSON-02");
        signsIn(LUCA);
    }

    @Test
    void refusesASecondIdentityOfTheSamePerson() {
        signsIn(LUCA);
        assertRefused(LUCA, claims -> claims.put("sub", "luca-once-more"), "PERSON-02");
        signsIn(LUCA);
    }

    @Test
    void refusesToLinkInALiveSessionAndTheSignInStaysWhatItWas() {
        Person bruno = People.named("bruno").orElseThrow();
        HttpPerson person = new HttpPerson(realm);
        String account = person.claims(person.post(alfa.answerTo(person.ask(alfa), bruno, Level.L2)))
                .get("sub")
                .asText();
        ObjectNode action = (ObjectNode) realm.admin().get("/authentication/required-actions/idp_link");
        realm.admin()
                .put(
                        "/authentication/required-actions/idp_link",
                        action.deepCopy().put("enabled", true));
        try {
            HttpPerson.Page question = person.openSignIn("kc_action=idp_link%3Ainps");
            URI door = person.post(question.formTo("/login-actions/"), Map.of()).address();
            inps.nextClaims(claims -> {
                claims.put("sub", "bruno-at-inps");
                claims.put("fiscal_number", bruno.fiscalCode());
            });
            URI back = inps.answerTo(door, GIULIA);
            RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
            watch.assertRefused(person.get(back), "DATED-01");
        } finally {
            realm.admin().put("/authentication/required-actions/idp_link", action);
        }
        assertThat(realm.admin().federatedIdentities(account))
                .extracting(link -> link.get("identityProvider").asText())
                .containsExactly("spid");
        JsonNode after = person.claims(person.openSignIn());
        assertThat(after.get("acr").asText()).isEqualTo(Level.L2.uri());
    }

    @Test
    void refusesAMapperThatStandsForAStrongMethod() {
        whileMapper(config -> config.put("method", "spid"), () -> assertRefused(GIULIA, AS_IT_IS, "DATED-03"));
    }

    @Test
    void refusesAMapperOfAnUnknownMethod() {
        whileMapper(config -> config.put("method", "anything"), () -> assertRefused(GIULIA, AS_IT_IS, "DATED-03"));
    }

    @Test
    void refusesTwoDeclarationsOfOneProvider() {
        ObjectNode second = ((ObjectNode) mapper()).deepCopy();
        second.remove("id");
        String id = realm.admin().create(MAPPERS, second.put("name", "once more"));
        try {
            assertRefused(GIULIA, AS_IT_IS, "DATED-03");
        } finally {
            realm.admin().delete(MAPPERS + "/" + id);
        }
        signsIn(GIULIA);
    }

    @Test
    void refusesADeclarationOfAProviderThatProvesPeopleByItself() {
        ObjectNode onSpid = ((ObjectNode) mapper()).deepCopy();
        onSpid.remove("id");
        String spidMappers = MAPPERS.replace("inps", "spid");
        String id = realm.admin().create(spidMappers, onSpid.put("identityProviderAlias", "spid"));
        try {
            HttpPerson person = new HttpPerson(realm);
            var answer = alfa.answerTo(person.ask(alfa), LUCA, Level.L2);
            RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
            watch.assertRefused(person.post(answer), "DATED-03");
        } finally {
            realm.admin().delete(spidMappers + "/" + id);
        }
        HttpPerson person = new HttpPerson(realm);
        person.claims(person.post(alfa.answerTo(person.ask(alfa), LUCA, Level.L2)));
    }

    @Test
    void refusesAFirstSignInFlowThatWouldJoinByAddress() {
        whileProvider(
                provider -> provider.put("firstBrokerLoginFlowAlias", "first broker login"),
                () -> assertRefused(GIULIA, AS_IT_IS, "DATED-04"));
    }

    @Test
    void refusesASyncModeInWhichTheMapperWouldNotBeCalled() {
        whileProvider(
                provider -> provider.withObject("/config").put("syncMode", "IMPORT"),
                () -> assertRefused(GIULIA, AS_IT_IS, "DATED-05"));
    }

    @Test
    void refusesAProviderWhoseSignaturesAreNotChecked() {
        whileProvider(
                provider -> provider.withObject("/config").put("validateSignature", "false"),
                () -> assertRefused(GIULIA, AS_IT_IS, "DATED-06"));
    }

    private JsonNode mapper() {
        return realm.admin().get(MAPPERS).get(0);
    }

    private void whileMapper(Consumer<ObjectNode> change, Runnable attempt) {
        JsonNode genuine = mapper();
        ObjectNode changed = genuine.deepCopy();
        change.accept(changed.withObject("/config"));
        String path = MAPPERS + "/" + genuine.get("id").asText();
        realm.admin().put(path, changed);
        try {
            attempt.run();
        } finally {
            realm.admin().put(path, genuine);
        }
        signsIn(GIULIA);
    }

    private void whileProvider(Consumer<ObjectNode> change, Runnable attempt) {
        ObjectNode genuine = realm.admin().identityProvider("inps");
        realm.admin().updateIdentityProvider("inps", change);
        try {
            attempt.run();
        } finally {
            realm.admin().put("/identity-provider/instances/inps", genuine);
        }
        signsIn(GIULIA);
    }

    private void assertRefused(Person person, Consumer<Map<String, Object>> change, String code) {
        HttpPerson browser = new HttpPerson(realm);
        inps.nextClaims(change);
        URI back = inps.answerTo(browser.ask(inps), person);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(browser.get(back), code);
    }

    private void signsIn(Person person) {
        HttpPerson browser = new HttpPerson(realm);
        assertThat(browser.claims(browser.signIn(inps, person))
                        .get("fiscal_number")
                        .asText())
                .isEqualTo(person.fiscalCode());
    }

    private static Consumer<Map<String, Object>> with(Object code) {
        return claims -> claims.put("fiscal_number", code);
    }

    private static Consumer<Map<String, Object>> without() {
        return claims -> claims.remove("fiscal_number");
    }
}
