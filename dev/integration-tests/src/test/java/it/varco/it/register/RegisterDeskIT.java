package it.varco.it.register;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static it.varco.it.register.Said.act;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.page.AccessPage;
import it.varco.it.page.RegisterDeskPage;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page {@code professional-register/desk}: who gets in, what is read there, and what remains of each look. */
@VarcoTest
class RegisterDeskIT {

    private static final int DESKTOP = 1280;
    private static final int PHONE = 360;
    private static final String CONSULTANTS = "Consulenti del lavoro";
    private static final String PIN_INPS_STILL_ACTIVATES = "2019-03-11T12:00:00+01:00";
    private static final String PIN_INPS_NO_LONGER_ACTIVATES = "2021-01-18T10:00:00+01:00";

    private final TestRealm realm;

    RegisterDeskIT(TestRealm realm) {
        this.realm = realm;
    }

    static Stream<View> views() {
        return View.in(DESKTOP, PHONE);
    }

    /** Nino has no account and was never enrolled: reactivated, he waits. */
    @BeforeAll
    static void theOrderHasSpoken(TestRealm realm, TargetKeycloak keycloak) {
        realm.loadCast();
        realm.clock().freeze(PIN_INPS_STILL_ACTIVATES);
        Order order = new Order(keycloak, realm);
        order.says(act("REACTIVATED", "nino", "2019-03-11")).send().receipts();
        order.says(act("SUSPENDED", "rita", "2019-02-01")).send().receipts();
    }

    @BeforeEach
    void today() {
        realm.clock().freeze(PIN_INPS_STILL_ACTIVATES);
    }

    @ParameterizedTest
    @CsvSource({"helpdesk", "registro"})
    void anOperatorReadsStateHistoryWarningsAndWhatToSay(String operator, Visitor visitor) {
        open(visitor, operator);
        Locator nino = RegisterDeskPage.of(visitor).find(code("nino")).profile(CONSULTANTS);
        assertThat(nino).containsText("in attesa di un accesso forte");
        assertThat(nino)
                .containsText(
                        "non rilasciare credenziali dispositive; indicare l’accesso con SPID, CIE, CNS o PIN INPS.");
        assertThat(nino).containsText("Riattivazione dal giorno 11 mar 2019");
        assertThat(nino).containsText("REG-W2");

        Locator rita = RegisterDeskPage.of(visitor).find(code("rita")).profile(CONSULTANTS);
        assertThat(rita).containsText("sospeso");
        assertThat(rita).containsText("Consiglio provinciale");
        assertThat(rita).not().containsText("non rilasciare");
        assertThat(visitor.page().url()).doesNotContain(code("rita"));
    }

    @Test
    void theMethodsAreThoseOfTheDay(Visitor visitor) {
        realm.clock().freeze(PIN_INPS_NO_LONGER_ACTIVATES);
        open(visitor, "helpdesk");
        Locator nino = RegisterDeskPage.of(visitor).find(code("nino")).profile(CONSULTANTS);
        assertThat(nino).containsText("indicare l’accesso con SPID, CIE o CNS.");
        assertThat(nino).not().containsText("PIN INPS");
    }

    @Test
    void ofWhomTheOrderHasNotSpokenThePageSaysSo(Visitor visitor) {
        open(visitor, "helpdesk");
        RegisterDeskPage page = RegisterDeskPage.of(visitor).find(code("zeno"));
        assertThat(page.profile(CONSULTANTS)).containsText("nessuna comunicazione");
        assertThat(visitor.page().locator("main")).not().containsText("Non ha ancora un’utenza");

        page.find("NONUNCODICEFISCA");
        assertThat(page.message()).containsText("Il codice fiscale non è corretto");
        assertThat(page.message()).containsText("REG-30");
    }

    @Test
    void whoLookedAtWhomRemainsAndNoCode(Visitor visitor) {
        open(visitor, "helpdesk");
        List<JsonNode> before = looks();
        RegisterDeskPage.of(visitor).find(code("giulia"));
        assertThat(visitor.page().locator("main h2").first()).isVisible();

        List<JsonNode> since = looks().subList(0, looks().size() - before.size());
        assertThat(since).singleElement().satisfies(look -> {
            assertThat(look.path("operationType").asText()).isEqualTo("ACTION");
            assertThat(look.at("/authDetails/userId").asText()).isEqualTo(account("helpdesk"));
            assertThat(look.path("resourcePath").asText()).isEqualTo("professional-register/desk/" + account("giulia"));
            assertThat(PersonalData.in(look.toString())).isEmpty();
        });

        RegisterDeskPage.of(visitor).find(code("nino"));
        assertThat(visitor.page().locator("main")).containsText("Non ha ancora un’utenza");
        assertThat(looks().get(0).path("resourcePath").asText()).startsWith("professional-register/desk/p-");
        assertThat(PersonalData.in(looks().get(0).toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ufficio", "direzione", "audit", "elena"})
    void nobodyElseGetsIn(String name, Visitor visitor) {
        visitor.open(realm.url(RegisterDeskPage.PATH));
        AccessPage.of(visitor).openSpid().choose("Alfa Identità").signIn(person(name));
        visitor.page().waitForURL(realm.url(RegisterDeskPage.PATH).toString());
        assertThat(visitor.page().locator("h1")).hasText("Questa pagina è riservata");
        assertThat(visitor.page().locator(".varco-reference")).containsText("PLAN-C03");
    }

    @Test
    void aPasswordIsNotEnough(Visitor visitor) {
        visitor.open(realm.url(RegisterDeskPage.PATH));
        AccessPage.of(visitor).typePassword(code("anna"), Cast.PASSWORD);
        assertThat(visitor.page().locator(".varco-reference")).containsText("PLAN-C02");
    }

    @Test
    void anotherSitesFormShowsNobody(Visitor visitor) {
        open(visitor, "helpdesk");
        String token = visitor.page().locator("input[name=token]").first().getAttribute("value");
        String address = realm.url(RegisterDeskPage.PATH).toString();
        List<JsonNode> before = looks();
        APIResponse answer = visitor.page()
                .request()
                .post(
                        address,
                        RequestOptions.create()
                                .setForm(FormData.create()
                                        .set("fiscalCode", code("nino"))
                                        .set("token", token))
                                .setHeader("Origin", "http://evil.example"));
        assertThat(answer.text()).contains("cerca di nuovo").doesNotContain("REG-W2");
        assertThat(looks()).hasSameSizeAs(before);
    }

    @ParameterizedTest
    @MethodSource("views")
    void thePageIsAccessible(View view, Visitors visitors) {
        Visitor operator = view.visitor(visitors);
        open(operator, "registro");
        view.check(operator, "register-desk-empty");
        RegisterDeskPage.of(operator).find(code("nino"));
        assertThat(operator.page().locator("section.varco-card")).isVisible();
        view.check(operator, "register-desk");
    }

    private void open(Visitor visitor, String name) {
        visitor.open(realm.url(RegisterDeskPage.PATH));
        AccessPage.of(visitor).openSpid().choose("Alfa Identità").signIn(person(name));
        visitor.page().waitForURL(realm.url(RegisterDeskPage.PATH).toString());
    }

    private List<JsonNode> looks() {
        return realm.admin().adminEvents().stream()
                .filter(event ->
                        "VARCO_REGISTER_FILE".equals(event.path("resourceType").asText()))
                .toList();
    }

    private String account(String name) {
        return realm.admin()
                .usersWith("fiscalNumber", code(name))
                .get(0)
                .path("id")
                .asText();
    }

    private static String code(String name) {
        return person(name).fiscalCode();
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
