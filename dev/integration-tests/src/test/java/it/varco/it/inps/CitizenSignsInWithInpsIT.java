package it.varco.it.inps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PIN INPS as a person meets it: access page, provider, portal. */
@VarcoTest
class CitizenSignsInWithInpsIT {

    private static final Person GIULIA = InpsPeople.named("giulia").orElseThrow();

    private final TestRealm realm;

    CitizenSignsInWithInpsIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeEach
    void whileThePinIsAccepted() {
        realm.clock().freeze("2020-06-01T10:00:00+02:00");
    }

    @Test
    void signsInAndThePortalKnowsWhoAndHow(Visitor giulia) {
        openAccessPage(giulia);
        giulia.picture("access-page-with-inps");
        link(giulia, "Entra con PIN INPS");
        assertThat(heading(giulia)).hasText("Accedi con PIN INPS");
        giulia.picture("inps");
        giulia.page().fill("#username", GIULIA.userName());
        giulia.page().fill("#password", People.PASSWORD);
        press(giulia, "Entra");

        assertThat(giulia.page().getByTestId("name")).hasText("Giulia Riva");
        assertThat(giulia.page().getByTestId("acr-value")).hasText("urn:varco:acr:pin-inps");
        assertThat(giulia.page().getByTestId("amr")).containsText("pin-inps");
        assertThat(giulia.page().getByTestId("fiscal-number")).hasText(GIULIA.fiscalCode());
        giulia.picture("portal-signed-in-with-inps");
    }

    @Test
    void cancelsAndIsBackOnTheAccessPage(Visitor giulia) {
        openAccessPage(giulia);
        link(giulia, "Entra con PIN INPS");
        press(giulia, "Annulla");
        assertThat(heading(giulia)).hasText("Accedi");
        giulia.picture("inps-cancelled");
    }

    @Test
    void readsTheAccessPageInEnglish(Visitors visitors) {
        Visitor giulia = visitors.next(options -> options.setLocale("en-GB"));
        giulia.open(realm.portal());
        giulia.click("login");
        giulia.picture("access-page-with-inps-en");
        link(giulia, "Sign in with PIN INPS");
        assertThat(heading(giulia)).hasText("Accedi con PIN INPS");
    }

    private void openAccessPage(Visitor visitor) {
        visitor.open(realm.portal());
        visitor.click("login");
        assertThat(heading(visitor)).hasText("Accedi");
    }

    private static void link(Visitor visitor, String name) {
        visitor.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void press(Visitor visitor, String button) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Locator heading(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
