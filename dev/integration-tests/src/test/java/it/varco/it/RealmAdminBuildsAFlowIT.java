package it.varco.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.page.AccessPage;
import it.varco.it.page.AdminConsole;
import it.varco.it.page.SpidSettingsPage;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever administers a realm needs Keycloak's console and nothing else. */
@VarcoTest
class RealmAdminBuildsAFlowIT {

    private static final String FLOW = "our own browser flow";
    private static final Person ANNA = People.named("anna").orElseThrow();

    private final TestRealm realm;
    private final TargetKeycloak keycloak;

    RealmAdminBuildsAFlowIT(TestRealm realm, TargetKeycloak keycloak) {
        this.realm = realm;
        this.keycloak = keycloak;
    }

    @Test
    void peopleSignInByAFlowThatWasBuiltInTheConsole(Visitors visitors, Visitor anna) {
        Visitor administrator = administrator(visitors);
        AdminConsole.signIn(administrator, keycloak.baseUrl(), realm.name())
                .duplicateFlow("browser", FLOW)
                .addStep("varco-access-page", "Varco: access page")
                .require("Varco: access page", "Alternative")
                .delete(FLOW + " forms")
                .bindAsBrowserFlow();
        administrator.picture("console-flow");
        assertThat(realm.admin().representation().path("browserFlow").asText()).isEqualTo(FLOW);

        signIn(anna);

        assertThat(anna.page().getByTestId("name")).hasText("Anna Ferri");
        assertThat(anna.page().getByTestId("acr-value")).hasText("https://www.spid.gov.it/SpidL2");
    }

    @Test
    void theConsoleShowsTheSettingsOfSpidWithLabelAndHelp(Visitors visitors) {
        Visitor administrator = administrator(visitors);
        SpidSettingsPage settings = AdminConsole.signIn(administrator, keycloak.baseUrl(), realm.name())
                .openSpid();

        assertThat(settings.field("IPA code")).hasValue("inail");
        assertThat(settings.help("ipaCode")).containsText("index of public administrations");
        administrator.picture("console-spid-provider");
    }

    @Test
    void aSettingThatIsSavedInTheConsoleHoldsAndPeopleStillSignIn(Visitors visitors, Visitor anna) {
        Visitor administrator = administrator(visitors);
        SpidSettingsPage settings = AdminConsole.signIn(administrator, keycloak.baseUrl(), realm.name())
                .openSpid();
        settings.field("Contact e-mail").fill("ufficio@inail.example");
        settings.save();
        administrator.picture("console-spid-provider-saved");

        assertThat(realm.admin()
                        .identityProvider("spid")
                        .at("/config/contactEmail")
                        .asText())
                .isEqualTo("ufficio@inail.example");
        signIn(anna);
        assertThat(anna.page().getByTestId("name")).hasText("Anna Ferri");
    }

    @ParameterizedTest
    @CsvSource({
        "authenticator, varco-access-page",
        "authenticator, varco-link-by-fiscal-code",
        "identity_provider, spid-saml",
        "eventsListener, varco-audit",
        "keys, varco-spid-signing-key",
        "protocol-mapper, varco-sign-in",
        "protocol-mapper, varco-saml-sign-in",
        "identity-provider-mapper, varco-spid-attribute"
    })
    void theConsoleShowsOurVersionBesideEachProvider(String spi, String provider) {
        JsonNode providers = keycloak.admin()
                .get("/admin/serverinfo")
                .path("providers")
                .path(spi)
                .path("providers");

        assertThat(providers.path(provider).path("operationalInfo").toString()).contains("0.1.0");
    }

    private void signIn(Visitor person) {
        person.open(realm.portal());
        person.click("login");
        AccessPage.of(person).openSpid().choose("Gamma Identità").signIn(ANNA);
    }

    /** At a screen so high that the console, which scrolls inside, fits into one picture. */
    private static Visitor administrator(Visitors visitors) {
        return visitors.next(options -> options.setViewportSize(1280, 2400));
    }
}
