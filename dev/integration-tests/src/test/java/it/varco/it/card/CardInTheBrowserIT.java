package it.varco.it.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.kit.World;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People with a card at a real browser. */
@VarcoTest
class CardInTheBrowserIT {

    private static final int DESKTOP = 1280;
    private static final int NARROWEST = 320;

    private final TargetKeycloak keycloak;
    private final CardDesk desk;
    private final CardWindow window;

    CardInTheBrowserIT(World world, TestRealm realm) {
        this.keycloak = world.keycloak();
        this.desk = CardDesk.of(world, realm);
        this.window = new CardWindow(keycloak, realm);
    }

    @Test
    void annaSignsInWithHerCns(Visitors visitors) {
        Visitor anna = with(visitors, desk.card(CardKind.CNS_OK, "anna"));
        window.openCardPage(anna, "Entra con CNS");
        anna.picture("card");
        CardWindow.press(anna, "Continua");

        assertThat(anna.page().getByTestId("acr-value")).hasText("urn:varco:acr:cns");
        assertThat(anna.page().getByTestId("amr")).containsText("cns");
        assertThat(anna.page().getByTestId("name")).hasText("Anna Ferri");
        anna.picture("portal-signed-in-with-cns");
    }

    @Test
    void brunoSignsInWithHisCie(Visitors visitors) {
        Visitor bruno = with(visitors, desk.card(CardKind.CIE_OK, "bruno"));
        window.openCardPage(bruno, "Entra con CIE nel lettore");
        CardWindow.press(bruno, "Continua");
        assertThat(bruno.page().getByTestId("acr-value")).hasText("urn:varco:acr:cie-card");
    }

    @Test
    void whoHasNoCardGoesAnotherWay(Visitors visitors) {
        Visitor nobody = visitors.next(options -> options.setIgnoreHTTPSErrors(true));
        window.openCardPage(nobody, "Entra con CNS");
        CardWindow.press(nobody, "Continua");
        assertThat(CardWindow.heading(nobody)).hasText("Non abbiamo letto nessuna carta");
        nobody.picture("card-refused");

        CardWindow.press(nobody, "Usa un’altra carta");
        assertThat(nobody.page().getByRole(AriaRole.STATUS)).containsText("ti chiede di nuovo");
        CardWindow.press(nobody, "Continua");
        assertThat(CardWindow.heading(nobody)).hasText("Non abbiamo letto nessuna carta");

        CardWindow.press(nobody, "Usa un’altra carta");
        assertThat(nobody.page().getByRole(AriaRole.STATUS)).containsText("chiudi tutte le finestre");
        assertThat(nobody.page().url()).startsWith(keycloak.baseUrl().toString());

        nobody.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Scegli un’altra modalità"))
                .click();
        assertThat(CardWindow.heading(nobody)).hasText("Accedi");
        assertThat(nobody.page().url()).startsWith(keycloak.baseUrl().toString());
    }

    /** The browser remembers the first card for the first origin, and asks afresh at the other, whose host gets no cookie. */
    @Test
    void anotherCardIsAskedForAtTheOtherOrigin(Visitors visitors) {
        Visitor anna = visitors.next(options -> options.setIgnoreHTTPSErrors(true)
                .setClientCertificates(List.of(
                        CardWindow.shown(keycloak.cardOrigin(), desk.card(CardKind.CNS_REVOKED, "anna")),
                        CardWindow.shown(keycloak.otherCardOrigin(), desk.card(CardKind.CNS_OK, "anna")))));
        window.openCardPage(anna, "Entra con CNS");
        CardWindow.press(anna, "Continua");
        assertThat(CardWindow.heading(anna)).hasText("La carta è stata revocata");

        CardWindow.press(anna, "Usa un’altra carta");
        assertThat(anna.page().getByRole(AriaRole.STATUS)).containsText("ti chiede di nuovo");
        anna.picture("card-another");
        CardWindow.press(anna, "Continua");
        assertThat(anna.page().getByTestId("acr-value")).hasText("urn:varco:acr:cns");
    }

    @Test
    void theWayBackFromTheOtherOriginNeedsNoScript(Visitors visitors) {
        Visitor anna = visitors.next(options -> options.setIgnoreHTTPSErrors(true)
                .setJavaScriptEnabled(false)
                .setClientCertificates(
                        List.of(CardWindow.shown(keycloak.otherCardOrigin(), desk.card(CardKind.CNS_OK, "anna")))));
        window.openCardPage(anna, "Entra con CNS");
        CardWindow.press(anna, "Continua");
        CardWindow.press(anna, "Usa un’altra carta");
        CardWindow.press(anna, "Continua");
        assertThat(CardWindow.heading(anna)).hasText("Torniamo all’accesso");
        assertThat(anna.page().url()).startsWith(keycloak.otherCardOrigin().toString());
        anna.picture("card-return");

        CardWindow.press(anna, "Continua");
        assertThat(anna.page().getByTestId("acr-value")).hasText("urn:varco:acr:cns");
    }

    /** What a browser shows by itself where a PIN is cancelled or the card is pulled out: a page of its own, and Back from there. */
    @Test
    void backFromTheBrowsersOwnErrorOffersTheChoiceAgain(Visitors visitors) {
        Visitor anna = with(visitors, desk.card(CardKind.CNS_OK, "anna"));
        window.openCardPage(anna, "Entra con CNS");
        anna.page().route(keycloak.cardOrigin() + "/**", brokenOff -> brokenOff.abort("connectionreset"));
        CardWindow.press(anna, "Continua");
        assertThat(anna.page()).hasURL("chrome-error://chromewebdata/");
        anna.page().unroute(keycloak.cardOrigin() + "/**");

        anna.page().goBack();

        assertThat(CardWindow.heading(anna)).hasText("Accedi");
        assertThat(anna.page().getByText("Entra con SPID")).isVisible();
        CardWindow.press(anna, "Entra con CNS");
        assertThat(CardWindow.heading(anna)).hasText("Accedi con la tua carta");
        CardWindow.press(anna, "Continua");
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
        window.openCardPage(visitor);
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
        return visitors.next(window.showing(Optional.of(card)));
    }
}
