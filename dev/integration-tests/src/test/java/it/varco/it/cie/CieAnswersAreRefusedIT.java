package it.varco.it.cie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is forgiven CIE id is little, and forgiven it alone; whatever was refused, the genuine answer then signs in. */
@VarcoTest
class CieAnswersAreRefusedIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final String ASSERTION_NS = "urn:oasis:names:tc:SAML:2.0:assertion";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider cie;
    private final TestIdentityProvider alfa;

    private HttpPerson person;
    private ReceivedRequest request;
    private RefusedSignIn watch;

    CieAnswersAreRefusedIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.cie = providers.cie();
        this.alfa = providers.named("alfa");
    }

    @BeforeEach
    void aPersonIsAtCie() {
        person = new HttpPerson(realm);
        request = person.askCie();
        watch = RefusedSignIn.watch(keycloak, realm);
    }

    @Test
    void anIssuerOfAnotherFormat() {
        AnswerScript persistent = AnswerScript.genuine()
                .edit(document -> assertionIssuer(document)
                        .setAttribute("Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"));
        watch.assertRefused(person.post(cie.answerTo(request, BRUNO, Level.L2, persistent)), "SPID-070");
        theGenuineAnswerStillSignsIn();
    }

    /** What CIE may leave out, SPID may not. */
    @Test
    void anIssuerWithoutFormatFromSpid() {
        HttpPerson bySpid = new HttpPerson(realm);
        ReceivedRequest asked = bySpid.ask(alfa);
        AnswerScript bare = AnswerScript.genuine()
                .edit(document -> assertionIssuer(document).removeAttribute("Format"));
        watch.assertRefused(bySpid.post(alfa.answerTo(asked, BRUNO, Level.L2, bare)), "SPID-070");
        assertSignedIn(bySpid.post(alfa.answerTo(asked, BRUNO, Level.L2)));
    }

    @Test
    void anAnswerOfSpidToWhatWasAskedOfCie() {
        watch.assertRefused(
                person.post(cie.answerTo(
                        request, BRUNO, Level.L2, AnswerScript.genuine().signedBy(alfa))),
                "SPID-V02");
        theGenuineAnswerStillSignsIn();
    }

    /** The person waits at SPID: CIE's answer goes to SPID's place, signed by CIE. */
    @Test
    void anAnswerOfCieToWhatWasAskedOfSpid() {
        HttpPerson bySpid = new HttpPerson(realm);
        ReceivedRequest asked = bySpid.ask(alfa);
        watch.assertRefused(
                bySpid.post(alfa.answerTo(
                        asked, BRUNO, Level.L2, AnswerScript.genuine().signedBy(cie))),
                "SPID-V02");
        assertSignedIn(bySpid.post(alfa.answerTo(asked, BRUNO, Level.L2)));
    }

    @Test
    void anAnswerOfCieAtTheAddressOfSpid() {
        watch.assertRefused(
                person.post(
                        realm.url("/broker/spid/endpoint"),
                        Map.of(
                                "SAMLResponse",
                                cie.answerTo(request, BRUNO, Level.L2).base64(),
                                "RelayState",
                                request.relayState())),
                "SPID-P08");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anAnswerWithoutSignatures() {
        watch.assertRefused(
                person.post(cie.answerTo(
                        request, BRUNO, Level.L2, AnswerScript.genuine().withoutSignatures())),
                "SPID-002");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void aLowerLevelThanAsked() {
        watch.assertRefused(person.post(cie.answerTo(request, BRUNO, Level.L1)), "SPID-094");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void anAnswerWithoutTheFiscalCode() {
        watch.assertRefused(
                person.post(cie.answerTo(
                        request, BRUNO, Level.L2, AnswerScript.genuine().withoutAttribute("fiscalNumber"))),
                "SPID-103");
        theGenuineAnswerStillSignsIn();
    }

    /** 23 is the card; 19 and 20 are reserved and say nothing. */
    @ParameterizedTest
    @CsvSource({
        "21, SPID-NR21, Il tempo per accedere è scaduto",
        "22, SPID-NR22, Manca il consenso",
        "23, SPID-NR23, La tua CIE è scaduta o revocata",
        "25, SPID-NR25, Accesso annullato",
        "19, SPID-NR19, L’accesso non è riuscito",
        "20, SPID-NR20, L’accesso non è riuscito"
    })
    void anErrorAnswerIsToldInCiesWords(int anomaly, String code, String title) {
        HttpPerson.Page page = person.post(cie.errorTo(request, anomaly, AnswerScript.genuine()));
        watch.assertRefused(page, code);
        assertThat(page.text()).contains(title);
        assertThat(realm.admin().events().get(0).at("/details/varco_method").asText())
                .isEqualTo("cie");
        theGenuineAnswerStillSignsIn();
    }

    @Test
    void whoeverIsNotAskedWhereNobodyIsKnown() {
        realm.admin()
                .updateIdentityProvider(
                        "cie",
                        provider -> ((ObjectNode) provider.get("config"))
                                .put("registryFeed", "http://localhost:9/never-fetched"));
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(new HttpPerson(realm).openSignIn("kc_idp_hint=cie"), "CIE-01");
        realm.admin()
                .updateIdentityProvider(
                        "cie",
                        provider -> ((ObjectNode) provider.get("config"))
                                .put("registryFeed", cie.entityId() + "/metadata"));
        theGenuineAnswerStillSignsIn();
    }

    /** Professionals and minors are what SPID knows. */
    @ParameterizedTest
    @CsvSource({"purpose, P", "age-limit, 14-17"})
    void aClientThatAsksForAUseThatCieDoesNotKnow(String setting, String value) {
        setPortal("varco.spid." + setting, value);
        try {
            watch.assertRefused(new HttpPerson(realm).openSignIn("kc_idp_hint=cie"), "CIE-02");
        } finally {
            setPortal("varco.spid." + setting, "");
        }
        theGenuineAnswerStillSignsIn();
    }

    private void setPortal(String attribute, String value) {
        ObjectNode portal =
                (ObjectNode) realm.admin().get("/clients?clientId=portal").get(0);
        portal.withObject("/attributes").put(attribute, value);
        realm.admin().put("/clients/" + portal.path("id").asText(), portal);
    }

    private void theGenuineAnswerStillSignsIn() {
        assertSignedIn(person.post(cie.answerTo(request, BRUNO, Level.L2)));
    }

    private void assertSignedIn(HttpPerson.Page page) {
        assertThat(page.address().toString()).startsWith(realm.portal() + "/callback?");
        assertThat(page.address().getQuery()).contains("code=");
    }

    private static Element assertionIssuer(Document document) {
        Element assertion = (Element)
                document.getElementsByTagNameNS(ASSERTION_NS, "Assertion").item(0);
        return (Element)
                assertion.getElementsByTagNameNS(ASSERTION_NS, "Issuer").item(0);
    }
}
