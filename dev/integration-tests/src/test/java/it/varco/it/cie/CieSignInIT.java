package it.varco.it.cie;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.testidp.Comparison;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person comes in with CIE id: what is asked, what is believed, and who it is afterwards. */
@VarcoTest
class CieSignInIT {

    private static final Person ANNA = People.named("anna").orElseThrow();
    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final Person CARLA = People.named("carla").orElseThrow();

    private final TestRealm realm;
    private final SpidTestIdentityProviders providers;
    private final TestIdentityProvider cie;

    CieSignInIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.providers = providers;
        this.cie = providers.cie();
    }

    @Test
    void signsInFromTheAccessPageAsAPersonDoes(Visitor anna) {
        anna.open(realm.portal());
        anna.click("login");
        anna.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Entra con CIE"))
                .click();
        assertThat(anna.page()).hasTitle("Accesso CIE - CIE di prova");
        anna.page().locator("input[name=username]").fill(ANNA.userName());
        anna.page().locator("input[name=password]").fill(People.PASSWORD);
        press(anna, "Entra");
        press(anna, "Acconsento");

        assertThat(anna.page().getByTestId("name")).hasText("Anna Ferri");
        assertThat(anna.page().getByTestId("acr-value")).hasText("https://www.spid.gov.it/SpidL2");
        assertThat(anna.page().getByTestId("amr")).containsText("cie");
        anna.picture("portal-signed-in-with-cie");
        assertThat(providers.refusals()).isEmpty();
    }

    @Test
    void asksAsTheManualWantsIt() {
        ReceivedRequest request = new HttpPerson(realm).askCie();
        assertThat(request.issuer()).isEqualTo(realm.url("/cie").toString());
        assertThat(request.destination()).isEqualTo(cie.singleSignOnLocation().toString());
        assertThat(request.level()).isEqualTo(Level.L2);
        assertThat(request.comparison()).isEqualTo(Comparison.MINIMUM);
        assertThat(request.xml()).contains("ForceAuthn=\"true\"").doesNotContain("Extensions", "AllowCreate");
    }

    @ParameterizedTest
    @CsvSource({"L2, https://www.spid.gov.it/SpidL2", "L3, https://www.spid.gov.it/SpidL3"})
    void theTokenSaysCieAndTheClassThatWasAsserted(Level asserted, String acr) {
        JsonNode claims = signIn(BRUNO, asserted);
        assertThat(claims.get("acr").asText()).isEqualTo(acr);
        assertThat(claims.get("amr"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("cie");
        assertThat(claims.get("fiscal_number").asText()).isEqualTo(BRUNO.fiscalCode());
        assertThat(claims.get("given_name").asText()).isEqualTo(BRUNO.givenName());
    }

    @Test
    void isTheSameAccountByCieAndBySpid() {
        String subject = signIn(CARLA, Level.L2).get("sub").asText();
        HttpPerson bySpid = new HttpPerson(realm);
        TestIdentityProvider alfa = providers.named("alfa");
        JsonNode claims = bySpid.claims(bySpid.post(alfa.answerTo(bySpid.ask(alfa), CARLA, Level.L2)));
        assertThat(claims.get("sub").asText()).isEqualTo(subject);
        assertThat(realm.admin().federatedIdentities(subject))
                .extracting(link -> link.get("identityProvider").asText() + " "
                        + link.get("userId").asText())
                .containsExactlyInAnyOrder("cie TINIT-" + CARLA.fiscalCode(), "spid TINIT-" + CARLA.fiscalCode());
    }

    @Test
    void theEventSaysByWhichDoor() {
        realm.admin().clearEvents();
        signIn(ANNA, Level.L2);
        assertThat(realm.admin().events("LOGIN"))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.at("/details/identity_provider").asText())
                        .isEqualTo("cie"));
    }

    @Test
    void anApplicationThatNamesAnEntryOfSpidGetsCieAllTheSame() {
        URI door = new HttpPerson(realm)
                .openSignIn(
                        "kc_idp_hint=cie",
                        "idp=" + HttpPerson.encode(providers.named("alfa").entityId()))
                .address();
        assertThat(door.toString()).startsWith(cie.singleSignOnLocation().toString());
    }

    private JsonNode signIn(Person person, Level level) {
        HttpPerson browser = new HttpPerson(realm);
        return browser.claims(browser.post(cie.answerTo(browser.askCie(), person, level)));
    }

    private static void press(Visitor visitor, String button) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
