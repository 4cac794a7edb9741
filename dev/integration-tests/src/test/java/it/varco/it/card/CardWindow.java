package it.varco.it.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ClientCertificate;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.Visitor;
import it.varco.testcards.Card;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Real browser windows with a card beside them, and the way that people go in them. */
record CardWindow(TargetKeycloak keycloak, TestRealm realm) {

    private static final String PASSWORD = "varco-demo";

    /** Sets a window up: it shows that card to whoever asks, whatever it is, or says that there is none. */
    Consumer<Browser.NewContextOptions> showing(Optional<Card> card) {
        return options -> options.setIgnoreHTTPSErrors(true)
                .setClientCertificates(card.stream()
                        .map(shown -> shown(keycloak.cardOrigin(), shown))
                        .toList());
    }

    /** That card, shown at that origin and nowhere else. */
    static ClientCertificate shown(URI origin, Card card) {
        return new ClientCertificate(origin.toString())
                .setPfx(card.toPkcs12(PASSWORD))
                .setPassphrase(PASSWORD);
    }

    /** From the portal to the page that says what will be asked. */
    void openCardPage(Visitor visitor, String button) {
        visitor.open(realm.portal());
        visitor.click("login");
        press(visitor, button);
        assertThat(heading(visitor)).hasText("Accedi con la tua carta");
    }

    /** The same way, whatever language the page speaks. */
    void openCardPage(Visitor visitor) {
        visitor.open(realm.portal());
        visitor.click("login");
        visitor.page().locator("button[name=authenticationExecution]").last().click();
    }

    /** Goes on from there, whatever language the page speaks. */
    void present(Visitor visitor) {
        visitor.page().locator("main form button").click();
    }

    static Locator heading(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    static void press(Visitor visitor, String button) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** What can be done on the page, in its order. */
    static List<String> waysOn(Visitor visitor) {
        return visitor.page().locator(".varco-actions").locator("button, a").allInnerTexts();
    }
}
