package it.varco.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.attack.AgidCases.AgidCase;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of AgID's validator as AgID would try them, over HTTP. Each that is refused leaves the sign-in open, and the
 * genuine answer to the same request signs in.
 */
@VarcoTest
class AgidCasesIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();

    /** Of the numbers from 2 to 113, those that the validator leaves out, or uses for requests and metadata. */
    private static final Set<Integer> NOT_ANSWERS = Set.of(6, 7, 101, 102);

    /** Errors, in {@link ErrorAnswersIT}, and answers that somebody put other metadata into, with the forgeries. */
    private static final Set<Integer> ELSEWHERE = Set.of(104, 105, 106, 107, 108, 111, 112, 113);

    /** They depend on what was asked. */
    private static final Set<Integer> LEVELS = Set.of(94, 95, 96);

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider alfa;

    AgidCasesIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.alfa = providers.named("alfa");
    }

    @Test
    void hasEveryNumber() {
        Set<Integer> tried = Stream.concat(AgidCases.refused(), AgidCases.accepted())
                .map(AgidCase::number)
                .filter(number -> number.matches("\\d+"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        assertThat(IntStream.rangeClosed(1, 113)
                        .boxed()
                        .filter(number -> !NOT_ANSWERS.contains(number)
                                && !ELSEWHERE.contains(number)
                                && !LEVELS.contains(number)))
                .allMatch(tried::contains);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("it.varco.it.attack.AgidCases#refused")
    void isRefusedAndTheGenuineAnswerSignsIn(AgidCase agid) {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(alfa);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefusedAlsoFor(person.post(alfa.answerTo(request, BRUNO, Level.L2, agid.script())), agid.code());
        assertSignedIn(person.post(alfa.answerTo(request, BRUNO, Level.L2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("it.varco.it.attack.AgidCases#accepted")
    void isAccepted(AgidCase agid) {
        HttpPerson person = new HttpPerson(realm);
        assertSignedIn(person.post(alfa.answerTo(person.ask(alfa), BRUNO, Level.L2, agid.script())));
    }

    /** Cases 94 to 96, and 88 to 93 and 97 beside them, at each level and Comparison: a higher level is accepted always. */
    @ParameterizedTest(name = "{0} {1}: {2} {3} {4}")
    @CsvSource({
        "exact,   L1, accepted, accepted, accepted",
        "exact,   L2, refused,  accepted, accepted",
        "exact,   L3, refused,  refused,  accepted",
        "minimum, L1, accepted, accepted, accepted",
        "minimum, L2, refused,  accepted, accepted",
        "minimum, L3, refused,  refused,  accepted",
        "better,  L1, refused,  accepted, accepted",
        "better,  L2, refused,  refused,  accepted",
        "maximum, L1, accepted, accepted, accepted",
        "maximum, L2, accepted, accepted, accepted",
        "maximum, L3, accepted, accepted, accepted"
    })
    void isJudgedByTheLevelAndComparisonAsked(String comparison, Level asked, String one, String two, String three) {
        realm.admin()
                .updateIdentityProvider(
                        "spid",
                        provider -> provider.withObject("/config")
                                .put("spidLevel", asked.name())
                                .put("spidComparison", comparison));
        try {
            HttpPerson person = new HttpPerson(realm);
            ReceivedRequest request = person.ask(alfa);
            assertThat(request.level()).isEqualTo(asked);
            assertThat(request.comparison().word()).isEqualTo(comparison);
            AgidCases.level()
                    .collect(Collectors.toMap(AgidCase::code, Function.identity(), (first, other) -> first))
                    .values()
                    .forEach(wrong -> RefusedSignIn.watch(keycloak, realm)
                            .assertRefusedAlsoFor(
                                    person.post(alfa.answerTo(request, BRUNO, Level.L3, wrong.script())),
                                    wrong.code()));
            answerAt(Level.L1, one);
            answerAt(Level.L2, two);
            answerAt(Level.L3, three);
        } finally {
            realm.admin()
                    .updateIdentityProvider(
                            "spid",
                            provider -> provider.withObject("/config")
                                    .put("spidLevel", "L2")
                                    .put("spidComparison", "minimum"));
        }
    }

    private void answerAt(Level given, String outcome) {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(alfa);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        HttpPerson.Page page = person.post(alfa.answerTo(request, BRUNO, given, AnswerScript.genuine()));
        if ("refused".equals(outcome)) {
            watch.assertRefused(page, "SPID-094");
            return;
        }
        assertSignedIn(page);
        assertThat(person.claims(page).path("acr").asText()).isEqualTo(given.uri());
    }

    private void assertSignedIn(HttpPerson.Page page) {
        assertThat(page.address().toString()).as(page.text()).startsWith(realm.portal() + "/callback?");
    }
}
