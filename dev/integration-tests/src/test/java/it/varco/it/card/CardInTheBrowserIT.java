package it.varco.it.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ClientCertificate;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.kit.World;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People with a card at a real browser. */
@VarcoTest
class CardInTheBrowserIT {

    private static final String PASSWORD = "varco-demo";
    private static final int DESKTOP = 1280;
    private static final int NARROWEST = 320;

    private final TargetKeycloak keycloak;
    private final TestRealm realm;
    private final CardDesk desk;

    CardInTheBrowserIT(World world, TestRealm realm) {
        this.keycloak = world.keycloak();
        this.realm = realm;
        this.desk = CardDesk.of(world, realm);
    }

    @Test
    void annaSignsInWithHerCns(Visitors visitors) {
        Visitor anna = with(visitors, desk.card(CardKind.CNS_OK, "anna"));
        openCardPage(anna, "Entra con CNS");
        anna.picture("card");
        press(anna, "Continua");

        assertThat(anna.page().getByTestId("acr-value")).hasText("urn:varco:acr:cns");
        assertThat(anna.page().getByTestId("amr")).containsText("cns");
        assertThat(anna.page().getByTestId("name")).hasText("Anna Ferri");
        anna.picture("portal-signed-in-with-cns");
    }

    @Test
    void brunoSignsInWithHisCie(Visitors visitors) {
        Visitor bruno = with(visitors, desk.card(CardKind.CIE_OK, "bruno"));
        openCardPage(bruno, "Entra con CIE nel lettore");
        press(bruno, "Continua");
        assertThat(bruno.page().getByTestId("acr-value")).hasText("urn:varco:acr:cie-card");
    }

    @Test
    void whoHasNoCardGoesAnotherWay(Visitors visitors) {
        Visitor nobody = visitors.next(options -> options.setIgnoreHTTPSErrors(true));
        openCardPage(nobody, "Entra con CNS");
        press(nobody, "Continua");
        assertThat(heading(nobody)).hasText("Non abbiamo letto nessuna carta");
        nobody.picture("card-refused");

        press(nobody, "Usa un’altra carta");
        assertThat(nobody.page().getByRole(AriaRole.STATUS)).containsText("ti chiede di nuovo");
        press(nobody, "Continua");
        assertThat(heading(nobody)).hasText("Non abbiamo letto nessuna carta");

        press(nobody, "Usa un’altra carta");
        assertThat(nobody.page().getByRole(AriaRole.STATUS)).containsText("chiudi tutte le finestre");
        assertThat(nobody.page().url()).startsWith(keycloak.baseUrl().toString());

        nobody.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Scegli un’altra modalità"))
                .click();
        assertThat(heading(nobody)).hasText("Accedi");
        assertThat(nobody.page().url()).startsWith(keycloak.baseUrl().toString());
    }

    /** The browser remembers the first card for the first origin, and asks afresh at the other, whose host gets no cookie. */
    @Test
    void anotherCardIsAskedForAtTheOtherOrigin(Visitors visitors) {
        Visitor anna = visitors.next(options -> options.setIgnoreHTTPSErrors(true)
                .setClientCertificates(List.of(
                        shown(keycloak.cardOrigin(), desk.card(CardKind.CNS_REVOKED, "anna")),
                        shown(keycloak.otherCardOrigin(), desk.card(CardKind.CNS_OK, "anna")))));
        openCardPage(anna, "Entra con CNS");
        press(anna, "Continua");
        assertThat(heading(anna)).hasText("La carta è stata revocata");

        press(anna, "Usa un’altra carta");
        assertThat(anna.page().getByRole(AriaRole.STATUS)).containsText("ti chiede di nuovo");
        anna.picture("card-another");
        press(anna, "Continua");
        assertThat(anna.page().getByTestId("acr-value")).hasText("urn:varco:acr:cns");
    }

    @Test
    void theWayBackFromTheOtherOriginNeedsNoScript(Visitors visitors) {
        Visitor anna = visitors.next(options -> options.setIgnoreHTTPSErrors(true)
                .setJavaScriptEnabled(false)
                .setClientCertificates(List.of(shown(keycloak.otherCardOrigin(), desk.card(CardKind.CNS_OK, "anna")))));
        openCardPage(anna, "Entra con CNS");
        press(anna, "Continua");
        press(anna, "Usa un’altra carta");
        press(anna, "Continua");
        assertThat(heading(anna)).hasText("Torniamo all’accesso");
        assertThat(anna.page().url()).startsWith(keycloak.otherCardOrigin().toString());
        anna.picture("card-return");

        press(anna, "Continua");
        assertThat(anna.page().getByTestId("acr-value")).hasText("urn:varco:acr:cns");
    }

    /** What a browser shows by itself where a PIN is cancelled is a page like any other to come back from. */
    @Test
    void backOffersTheChoiceAgain(Visitors visitors) {
        Visitor anna = with(visitors, desk.card(CardKind.CNS_OK, "anna"));
        openCardPage(anna, "Entra con CNS");
        anna.page().navigate("about:blank");
        anna.page().goBack();
        if (!heading(anna).innerText().equals("Accedi con la tua carta")) {
            press(anna, "Entra con CNS");
        }
        press(anna, "Continua");
        assertThat(anna.page().getByTestId("acr-value")).hasText("urn:varco:acr:cns");
    }

    static Stream<View> views() {
        return View.in(DESKTOP, NARROWEST);
    }

    @ParameterizedTest
    @MethodSource("views")
    void thePagesAreAccessible(View view, Visitors visitors) {
        Visitor visitor = visitors.next(options -> options.setLocale(view.language())
                .setViewportSize(view.width(), 800)
                .setIgnoreHTTPSErrors(true));
        visitor.open(realm.portal());
        visitor.click("login");
        visitor.page().locator("button[name=authenticationExecution]").last().click();
        view.check(visitor, "card-page");

        visitor.page().locator("main form button").click();
        view.check(visitor, "card-refused");

        // Its script would leave the page at once.
        visitor.page().route("**/onward.js", Route::abort);
        visitor.page().locator("main form button[name=varco]").click();
        visitor.page().locator("form[action*='/varco-card/'] button").click();
        visitor.page().locator("form[data-onward]").waitFor();
        view.check(visitor, "card-return");
    }

    private Visitor with(Visitors visitors, Card card) {
        return visitors.next(options ->
                options.setIgnoreHTTPSErrors(true).setClientCertificates(List.of(shown(keycloak.cardOrigin(), card))));
    }

    private static ClientCertificate shown(URI origin, Card card) {
        return new ClientCertificate(origin.toString())
                .setPfx(card.toPkcs12(PASSWORD))
                .setPassphrase(PASSWORD);
    }

    private void openCardPage(Visitor visitor, String button) {
        visitor.open(realm.portal());
        visitor.click("login");
        press(visitor, button);
        assertThat(heading(visitor)).hasText("Accedi con la tua carta");
    }

    private static Locator heading(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static void press(Visitor visitor, String button) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
