package it.varco.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.page.AccessPage;
import it.varco.testidp.People;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The slider for the day, and the token that follows it. */
@VarcoTest
class PortalMovesTheDayIT {

    private static final int PHONE = 360;
    private static final int HEIGHT = 800;
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([0-9a-f]+)\"");

    private final TestRealm realm;

    PortalMovesTheDayIT(TestRealm realm) {
        this.realm = realm;
    }

    @AfterEach
    void today() {
        realm.clock().reset();
    }

    @Test
    void goesToADayByTheSliderAndSaysWhichWhileItMoves(Visitor visitor) {
        visitor.open(realm.portal());
        Locator slider = visitor.page().getByTestId("day");

        slider.press("Home");
        assertThat(visitor.page().getByTestId("chosen-day")).hasText("domenica 1 novembre 2020");
        slider.press("ArrowRight");
        assertThat(visitor.page().getByTestId("chosen-day")).hasText("lunedì 2 novembre 2020");
        visitor.click("go-to-day");

        assertThat(visitor.page().getByTestId("policy-now")).hasText("2 novembre 2020, 12:00");
        assertThat(realm.clock().now().toString()).startsWith("2020-11-02T12:0");
        assertThat(slider).hasValue("1");
    }

    @Test
    void goesToADayWithoutJavaScript(Visitors visitors) {
        Visitor visitor = visitors.next(options -> options.setJavaScriptEnabled(false));
        visitor.open(realm.portal());

        visitor.page().getByTestId("day").press("End");
        visitor.click("go-to-day");
        assertThat(visitor.page().getByTestId("policy-now")).hasText("31 ottobre 2021, 12:00");

        button(visitor, "1 dic 2020").click();
        assertThat(visitor.page().getByTestId("policy-now")).hasText("1 dicembre 2020, 12:00");
    }

    @Test
    void goesToTheLastMinuteOfADayAndBackToToday(Visitor visitor) {
        visitor.open(realm.portal());

        button(visitor, "30 nov 2020, 23:59").click();
        assertThat(visitor.page().getByTestId("policy-now")).hasText("30 novembre 2020, 23:59");
        assertThat(realm.clock().now().toString()).startsWith("2020-11-30T23:59:");

        visitor.click("today");
        assertThat(visitor.page().getByTestId("policy-now")).not().containsText("2020");
        assertThat(realm.clock().shown().path("moved").asBoolean()).isFalse();
    }

    @Test
    void fetchesANewTokenWithTheDayAndOnDemand(Visitor anna) {
        signIn(anna, "anna", "Alfa Identità");
        String first = anna.page().getByTestId("access-token").textContent();

        button(anna, "1 dic 2020").click();
        assertThat(anna.page().getByTestId("policy-now")).hasText("1 dicembre 2020, 12:00");
        String second = anna.page().getByTestId("access-token").textContent();
        anna.click("refresh");
        assertThat(anna.page().getByTestId("access-token")).not().hasText(second);

        assertThat(second).isNotEqualTo(first);
        assertThat(anna.page().getByTestId("name")).hasText("Anna Ferri");
        assertThat(anna.page().getByTestId("delegations")).hasText("nessuna");
        assertThat(anna.page().getByTestId("lifetime")).containsText("secondi");
        anna.picture("portal-with-the-day");
    }

    @Test
    void saysPlainlyThatANewTokenIsRefusedAndEndsItsSession(Visitor olga) {
        signIn(olga, "olga", "Alfa Identità");
        JsonNode account = realm.admin()
                .usersWith("fiscalNumber", People.named("olga").orElseThrow().fiscalCode())
                .get(0);
        realm.admin().post("/users/" + account.path("id").asText() + "/logout", JsonNodeFactory.instance.objectNode());

        olga.click("refresh");

        assertThat(olga.page().getByTestId("error")).hasText("invalid_grant");
        assertThat(olga.page().getByTestId("error-description")).hasText("Session not active");
        olga.picture("portal-token-refused");
        olga.open(realm.portal());
        assertThat(olga.page().getByTestId("login")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, PHONE})
    void isAccessibleAndFitsThePage(int width, Visitors visitors) {
        Visitor visitor = visitors.next(options -> options.setViewportSize(width, HEIGHT));
        visitor.open(realm.portal());
        button(visitor, "1 mar 2021").click();

        visitor.picture("portal-day-" + width);
        assertThat((Boolean) visitor.page().evaluate("document.scrollingElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat(new AxeBuilder(visitor.page())
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"))
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations())
                .isEmpty();
    }

    /** The browser's own page may, no other; each line but the first lacks one of the things that make it so. */
    @ParameterizedTest
    @CsvSource({
        "own,   own,    own,   303",
        "other, own,    own,   403",
        "none,  own,    own,   403",
        "own,   theirs, own,   403",
        "own,   none,   own,   403",
        "own,   own,    none,  403"
    })
    void onlyAPageOfThePortalMovesTheDay(String origin, String token, String cookie, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> mine = open();
        HttpResponse<String> theirs = open();
        HttpRequest.Builder request = HttpRequest.newBuilder(realm.portal().resolve("/day"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("moment=2020-11-30T23:59"
                        + switch (token) {
                            case "own" -> "&form-token=" + formToken(mine);
                            case "theirs" -> "&form-token=" + formToken(theirs);
                            default -> "";
                        }));
        if (!"none".equals(origin)) {
            request.header("Origin", "own".equals(origin) ? realm.portal().toString() : "http://evil.example");
        }
        if ("own".equals(cookie)) {
            request.header("Cookie", cookie(mine));
        }

        assertThat(send(request).statusCode()).isEqualTo(status);

        assertThat(realm.clock().shown().path("moved").asBoolean()).isEqualTo(status == 303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"position=365", "position=-1", "moment=2020-11-30T23:58", "x=y"})
    void aDayThatNoPageOffersIsRefused(String day) throws IOException, InterruptedException {
        HttpResponse<String> mine = open();

        HttpResponse<String> answer = send(HttpRequest.newBuilder(realm.portal().resolve("/day"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", realm.portal().toString())
                .header("Cookie", cookie(mine))
                .POST(BodyPublishers.ofString(day + "&form-token=" + formToken(mine))));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(realm.clock().shown().path("moved").asBoolean()).isFalse();
    }

    private void signIn(Visitor visitor, String name, String provider) {
        visitor.open(realm.portal());
        visitor.click("login");
        AccessPage.of(visitor)
                .openSpid()
                .choose(provider)
                .signIn(People.named(name).orElseThrow());
        visitor.page().waitForURL(realm.portal() + "/");
    }

    private static Locator button(Visitor visitor, String label) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private HttpResponse<String> open() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(realm.portal() + "/")));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static String formToken(HttpResponse<String> page) {
        Matcher token = FORM_TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("no form on the page: " + page.body());
        }
        return token.group(1);
    }
}
