package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Answer;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** What bad input gets: a page, a code, and nothing else. The genuine answer that comes after it still signs in. */
@VarcoTest
class BadAnswersAreRefusedIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final Pattern TAB = Pattern.compile("tab_id=([A-Za-z0-9_-]+)");

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider alfa;

    private HttpPerson person;
    private ReceivedRequest request;
    private RefusedSignIn watch;

    BadAnswersAreRefusedIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.alfa = providers.named("alfa");
    }

    @BeforeEach
    void aPersonIsAtTheIdentityProvider() {
        person = new HttpPerson(realm);
        request = person.ask(alfa);
        watch = RefusedSignIn.watch(keycloak, realm);
    }

    @Test
    void garbage() {
        watch.assertRefused(post("§§§ not base64 §§§"), "SPID-P10");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void textThatIsNoXml() {
        watch.assertRefused(post(base64("no xml at all")), "SPID-P10");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void aDoctype() {
        String xml = genuine().xml();
        String withDoctype =
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + xml.replaceFirst("<\\?xml.*?\\?>", "");
        watch.assertRefused(post(base64(withDoctype)), "SPID-P10");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void aCommentInTheFiscalCode() {
        Answer commented = answer(AnswerScript.genuine()
                .tamper(xml -> xml.replace("TINIT-" + BRUNO.fiscalCode(), "TINIT-" + BRUNO.fiscalCode() + "<!-- -->")));
        watch.assertRefused(person.post(commented), "SPID-P10");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anOversizedBody() {
        watch.assertRefused(post("A".repeat(125_000)), "SPID-P09");
        theGenuineAnswerStillSignsIn();
    }

    /** Keycloak's own limit on forms comes before any code of ours: a page, but no event. */
    @Test
    void aBodyLongerThanKeycloakReads() {
        int users = realm.admin().users().size();
        int sessions = realm.admin().sessionCount();
        HttpPerson.Page page = post("A".repeat(200_000));
        assertThat(page.status()).isEqualTo(413);
        assertThat(page.text()).contains("06.6001");
        assertThat(page.body()).doesNotContain("Exception", "\tat ");
        assertThat(realm.admin().users()).hasSize(users);
        assertThat(realm.admin().sessionCount()).isEqualTo(sessions);
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anUnknownRelayState() {
        HttpPerson.Page page =
                person.post(endpoint(), Map.of("SAMLResponse", genuine().base64(), "RelayState", "who.knows.this"));
        watch.assertRefused(page, "SPID-P06");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void noRelayState() {
        watch.assertRefused(
                person.post(endpoint(), Map.of("SAMLResponse", genuine().base64())), "SPID-P06");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anAnswerInAnotherBrowser() {
        HttpPerson.Page page = new HttpPerson(realm).post(genuine());
        watch.assertRefused(page, "SPID-P04");
        assertThat(page.body()).contains(realm.portal().toString());
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anAnswerToAnotherRequest() {
        HttpPerson other = new HttpPerson(realm);
        ReceivedRequest others = other.ask(alfa);
        Answer crossed = alfa.answerTo(others, BRUNO, Level.L2);
        HttpPerson.Page page =
                person.post(endpoint(), Map.of("SAMLResponse", crossed.base64(), "RelayState", request.relayState()));
        watch.assertRefused(page, "SPID-016");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anAnswerToNoRequest() {
        HttpPerson waiting = new HttpPerson(realm);
        waiting.openSignIn();
        watch = RefusedSignIn.watch(keycloak, realm);
        HttpPerson.Page page = waiting.post(
                realm.url("/broker/spid/endpoint/clients/portal"),
                Map.of("SAMLResponse", genuine().base64(), "RelayState", request.relayState()));
        watch.assertRefused(page, "SPID-P05");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void aSecondUseOfAnAnswer() {
        Answer answer = genuine();
        assertSignedIn(person.post(answer));
        watch = RefusedSignIn.watch(keycloak, realm);
        assertThat(person.post(answer).status()).isBetween(400, 499);
        assertThat(realm.admin().events()).hasSize(1);
    }

    @Test
    void aReplayInAFreshSignInOfTheSameBrowser() {
        assertSignedIn(person.post(genuine()));
        HttpPerson again = new HttpPerson(realm);
        ReceivedRequest fresh = again.ask(alfa);
        Answer used = alfa.answerTo(request, BRUNO, Level.L2);
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                again.post(endpoint(), Map.of("SAMLResponse", used.base64(), "RelayState", fresh.relayState())),
                "SPID-016");
    }

    @Test
    void theSameAssertionIdTwice() {
        AnswerScript sameId = AnswerScript.genuine()
                .edit(document -> ((Element)
                                document.getElementsByTagNameNS("urn:oasis:names:tc:SAML:2.0:assertion", "Assertion")
                                        .item(0))
                        .setAttribute("ID", "_the-same-assertion-twice"));
        assertSignedIn(person.post(answer(sameId)));
        HttpPerson again = new HttpPerson(realm);
        ReceivedRequest fresh = again.ask(alfa);
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(again.post(alfa.answerTo(fresh, BRUNO, Level.L2, sameId)), "SPID-P11");
    }

    @Test
    void anAnswerByRedirect() {
        watch.assertRefused(
                person.get(realm.url("/broker/spid/endpoint?SAMLResponse="
                        + HttpPerson.encode(genuine().base64()) + "&RelayState=" + request.relayState())),
                "SPID-P05");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anUnsignedAssertion() {
        watch.assertRefused(person.post(answer(AnswerScript.genuine().withoutAssertionSignature())), "SPID-002");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void aKeyThatComesWithTheAnswer() {
        watch.assertRefused(person.post(answer(AnswerScript.genuine().signedByStranger())), "SPID-V02");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anotherPersonsCodeWrittenOverTheSignedOne() {
        Person anna = People.named("anna").orElseThrow();
        watch.assertRefused(
                person.post(answer(
                        AnswerScript.genuine().tamper(xml -> xml.replace(BRUNO.fiscalCode(), anna.fiscalCode())))),
                "SPID-V02");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void aLowerLevelThanAsked() {
        watch.assertRefused(person.post(alfa.answerTo(request, BRUNO, Level.L1)), "SPID-094");
        theGenuineAnswerStillSignsIn();
    }

    @ParameterizedTest
    @CsvSource({
        "8, SPID-NR08",
        "12, SPID-NR12",
        "30, SPID-NR30",
        "19, SPID-NR19",
        "20, SPID-NR20",
        "21, SPID-NR21",
        "22, SPID-NR22",
        "23, SPID-NR23",
        "25, SPID-NR25"
    })
    void anErrorAnswerSaysWhyAndLeavesTheSignInOpen(int anomaly, String code) {
        HttpPerson.Page page = person.post(alfa.errorTo(request, anomaly, AnswerScript.genuine()));
        watch.assertRefused(page, code);
        assertThat(page.body()).contains("login-actions/restart").doesNotContain("ErrorCode");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anUnsignedErrorAnswerChangesNothing() {
        watch.assertRefused(
                person.post(alfa.errorTo(request, 25, AnswerScript.genuine().withoutSignatures())), "SPID-NR25");
        theGenuineAnswerStillSignsIn();
    }

    /** Threat A17: one browser, another tab, in which nobody was asked. */
    @Test
    void anAnswerInATabThatAskedNobody() {
        String tab = tab(person.openSignIn("prompt=login").body());
        String[] state = request.relayState().split("\\.");
        state[1] = tab;
        HttpPerson.Page page = person.post(
                endpoint(), Map.of("SAMLResponse", genuine().base64(), "RelayState", String.join(".", state)));
        watch.assertRefused(page, "SPID-P07");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anAnswerWherePeopleMayOnlyLink() {
        linkOnly(true);
        try {
            watch.assertRefused(person.post(genuine()), "SPID-P17");
        } finally {
            linkOnly(false);
        }
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anUnknownEntryInTheApplicationsRequest() {
        HttpPerson.Page page =
                new HttpPerson(realm).openSignIn("kc_idp_hint=spid", "idp=https%3A%2F%2Fidp.example%2Fnobody");
        watch.assertRefused(page, "SPID-P02");
        assertThat(page.status()).isEqualTo(404);
    }

    private void linkOnly(boolean only) {
        realm.admin().updateIdentityProvider("spid", spid -> spid.put("linkOnly", only));
    }

    private static String tab(String accessPage) {
        Matcher tab = TAB.matcher(accessPage);
        assertThat(tab.find()).isTrue();
        return tab.group(1);
    }

    private HttpPerson.Page post(String samlResponse) {
        return person.post(endpoint(), Map.of("SAMLResponse", samlResponse, "RelayState", request.relayState()));
    }

    private URI endpoint() {
        return realm.url("/broker/spid/endpoint");
    }

    private Answer genuine() {
        return alfa.answerTo(request, BRUNO, Level.L2);
    }

    private Answer answer(AnswerScript script) {
        return alfa.answerTo(request, BRUNO, Level.L2, script);
    }

    /** The limit of a request is no way to keep its person out: it is far above what a browser brings. */
    @Test
    void nineteenForgedAnswersBeforeTheGenuineOne() {
        postForged(19);
        theGenuineAnswerStillSignsIn();
    }

    /** Of the first the operator is told; what comes then costs the server no check, no page and no event. */
    @Test
    void answersAfterTwentyRefusedOnes() {
        postForged(20);
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(genuine()), "SPID-P18");

        realm.admin().clearEvents();
        HttpPerson.Page dropped = person.post(genuine());
        assertThat(dropped.status()).isEqualTo(429);
        assertThat(dropped.body()).contains("Troppi tentativi", "SPID-P18").doesNotContain("<");
        assertThat(realm.admin().events()).isEmpty();

        request = person.ask(alfa);
        theGenuineAnswerStillSignsIn();
    }

    private void postForged(int times) {
        Answer forged = answer(AnswerScript.genuine().signedByStranger());
        for (int i = 0; i < times; i++) {
            assertThat(person.post(forged).status()).isEqualTo(400);
        }
    }

    private void theGenuineAnswerStillSignsIn() {
        assertSignedIn(person.post(genuine()));
    }

    private void assertSignedIn(HttpPerson.Page page) {
        assertThat(page.address().toString()).as(page.text()).startsWith(realm.portal() + "/callback?");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
