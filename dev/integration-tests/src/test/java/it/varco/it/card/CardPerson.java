package it.varco.it.card;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a card reader, who goes from the access page to the card page and on. */
public final class CardPerson {

    private static final Pattern CARD_BUTTON =
            Pattern.compile("name=\"authenticationExecution\" value=\"([^\"]+)\"[^>]*><span>[^<]*CNS");
    private static final Pattern AGAIN = Pattern.compile("name=\"authenticationExecution\" value=\"([^\"]+)\"");

    private final TargetKeycloak keycloak;
    private final TestRealm realm;
    private final HttpPerson browser;

    CardPerson(TargetKeycloak keycloak, TestRealm realm, CardReaderAtHome reader) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.browser = new HttpPerson(realm, reader.http());
    }

    /** The browser window that the person sits at. */
    public HttpPerson browser() {
        return browser;
    }

    /** Signs in to the portal, as far as it goes. */
    public Page signIn() {
        return present(chooseCard(browser.openSignIn()));
    }

    /** Tries the same, and is refused with that code; the page that says so. */
    Page isRefused(String code) {
        Page door = chooseCard(browser.openSignIn());
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);
        Page refused = present(door);
        attempt.assertRefused(refused, code);
        return refused;
    }

    /** Chooses the card on the access page; the page that says what will be asked. */
    Page chooseCard(Page accessPage) {
        return browser.post(
                accessPage.formTo("/login-actions/authenticate"),
                Map.of("authenticationExecution", execution(accessPage, CARD_BUTTON)));
    }

    /** Presses the button of the card page, at the card origin. */
    Page present(Page cardPage) {
        return browser.post(cardDoor(cardPage), Map.of());
    }

    /** Where the button of the card page leads. */
    URI cardDoor(Page cardPage) {
        return cardPage.formTo(keycloak.cardOrigin().toString());
    }

    /** Presses "try again" on a page of a refused card. */
    Page tryAgain(Page refused) {
        return browser.post(
                refused.formTo("/login-actions/"), Map.of("authenticationExecution", execution(refused, AGAIN)));
    }

    /** Presses "use another card" on a page of a refused card. */
    Page useAnotherCard(Page refused) {
        return browser.post(
                refused.formTo("/login-actions/"),
                Map.of("authenticationExecution", execution(refused, AGAIN), "varco", "another-card"));
    }

    /** Goes to the card page whose button leads to the card origin of another host name. */
    Page chooseCardElsewhere() {
        Page first = chooseCard(browser.openSignIn());
        URI step = URI.create(cardDoor(first)
                .toString()
                .replace(keycloak.cardOrigin().toString(), keycloak.baseUrl().toString()));
        return browser.post(step, Map.of("varco", "another-card"));
    }

    /** Presses that page's button; the page there that leads back. */
    Page presentElsewhere(Page cardPage) {
        return browser.post(ticketDoor(cardPage), tickets(cardPage));
    }

    /** Presses the button of the page that leads back, or lets its script do so. */
    Page comeBack(Page there) {
        return browser.post(wayBack(there), tickets(there));
    }

    /** Where the button of that card page leads. */
    URI ticketDoor(Page cardPage) {
        return cardPage.formTo(keycloak.otherCardOrigin() + "/realms/");
    }

    /** Where the page at the card origin leads back to. */
    URI wayBack(Page there) {
        return there.formTo(keycloak.baseUrl() + "/realms/");
    }

    /** What either of the two pages takes along. */
    Map<String, String> tickets(Page page) {
        return page.fieldsTo("/varco-card/");
    }

    /** The claims with which the portal knows the person. */
    public JsonNode claims(Page arrived) {
        return browser.claims(arrived);
    }

    private static String execution(Page page, Pattern button) {
        Matcher found = button.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("no card on the page: " + page.text());
        }
        return found.group(1);
    }
}
