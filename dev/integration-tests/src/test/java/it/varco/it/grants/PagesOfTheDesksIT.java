package it.varco.it.grants;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.RefusedAct;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.page.AccessPage;
import it.varco.it.page.CalendarPage;
import it.varco.it.page.DelegationsPage;
import it.varco.it.page.OfficePage;
import it.varco.it.page.TransitionPage;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages {@code access-policy/office}, {@code delegations} and {@code calendar}: who gets in, and what is done there. */
@VarcoTest
class PagesOfTheDesksIT {

    private static final String DOCTORS = "medici-esterni";
    private static final String CONSULTANTS = "consulenti-del-lavoro";

    private static final Pattern YES = Pattern.compile("^sì \\d+$");
    private static final Pattern NO = Pattern.compile("^no \\d+$");

    private final TestRealm realm;
    private final Desk desk;

    PagesOfTheDesksIT(TestRealm realm, TargetKeycloak keycloak) {
        this.realm = realm;
        this.desk = new Desk(realm, keycloak);
    }

    @BeforeAll
    static void everybodyIsThere(TestRealm realm) {
        realm.loadCast();
    }

    @BeforeEach
    void april() {
        realm.clock().freeze("2021-04-06T09:00:00+02:00");
    }

    /** Scenario 10. */
    @Test
    void theOfficeAccreditsPaoloWhoIsADoctorFromThenOn(Visitor paolo, Visitor office) {
        realm.clock().freeze("2021-04-02T09:00:00+02:00");
        intoThePortal(paolo, "paolo");
        assertThat(TransitionPage.of(paolo).message()).containsText("Abilitazione ai servizi online");
        TransitionPage.of(paolo).goOn().click();
        assertThat(paolo.page().getByTestId("roles")).not().containsText(DOCTORS);
        paolo.click("logout");

        realm.clock().freeze("2021-04-06T09:00:00+02:00");
        open(office, OfficePage.PATH, "ufficio");
        OfficePage page = OfficePage.of(office).find(person("paolo").fiscalCode());
        assertThat(page.grant("Medici")).containsText("richiesto");
        page.act("Medici", "accredit", "Sede di Palermo", "Modulo 12/2021");
        assertThat(page.message()).hasText("La persona è abilitata: il profilo vale dal prossimo accesso.");
        assertThat(page.grant("Medici")).containsText("attivo");
        assertThat(page.grant("Medici")).containsText("Sede di Palermo");
        assertThat(office.page().url()).doesNotContain(person("paolo").fiscalCode());
        assertThat(realm.admin().adminEvents())
                .extracting(event -> event.path("resourcePath").asText())
                .anyMatch(path -> path.endsWith("/" + DOCTORS + "/active"));

        intoThePortal(paolo, "paolo");
        assertThat(paolo.page().getByTestId("roles")).containsText(DOCTORS);
    }

    @Test
    void theOfficeIsToldWhatIsMissingAndNothingIsChanged(Visitor office) {
        open(office, OfficePage.PATH, "ufficio");
        OfficePage page = OfficePage.of(office).find(person("sara").fiscalCode());
        page.begin(DOCTORS, "accredit", "", "");
        assertThat(page.message()).containsText("Indica la sede e, per decidere o ritirare, anche l’atto.");
        assertThat(desk.state(person("sara"), DOCTORS)).isEmpty();

        page.find("NONUNCODICEFISCA");
        assertThat(page.message()).containsText("Il codice fiscale non è corretto");
    }

    @Test
    void noOperatorDecidesOnThePageInAMatterOfHisOwn(Visitor office) {
        String operator = account("ufficio");
        open(office, OfficePage.PATH, "ufficio");
        OfficePage page = OfficePage.of(office).find(person("ufficio").fiscalCode());
        realm.admin().clearEvents();

        page.begin(DOCTORS, "accredit", "Sede di Palermo", "Modulo 1/2021");

        assertThat(page.message()).containsText("Nessuno decide per sé: lo fa un’altra persona della sede.");
        assertThat(desk.state(person("ufficio"), DOCTORS)).isEmpty();
        assertThat(RefusedAct.onlyOneIn(realm)).isEqualTo(RefusedAct.ofGrant("GRANT-P03", operator, operator, DOCTORS));
    }

    @Test
    void noOperatorTakesBackOnThePageWhatIsHeldInHisOwnPlace(Visitor office) {
        String operator = account("ufficio");
        open(office, OfficePage.PATH, "ufficio");
        OfficePage.of(office).find(person("carla").fiscalCode());
        realm.admin().clearEvents();

        APIResponse answer = office.page()
                .request()
                .post(
                        realm.url(OfficePage.PATH).toString(),
                        RequestOptions.create()
                                .setForm(form(Map.of(
                                        "fiscalCode",
                                        person("carla").fiscalCode(),
                                        "profile",
                                        CONSULTANTS,
                                        "delegator",
                                        operator,
                                        "office",
                                        "Sede di Palermo",
                                        "action",
                                        "withdraw",
                                        "token",
                                        formToken(office.page()))))
                                .setHeader("Origin", origin(office.page())));

        assertThat(answer.text()).contains("GRANT-P03");
        assertThat(RefusedAct.onlyOneIn(realm))
                .isEqualTo(RefusedAct.ofGrant("GRANT-P03", operator, account("carla"), CONSULTANTS));
    }

    @Test
    void theDirectorReadsTodayAndAnotherDay(Visitor director) {
        open(director, CalendarPage.PATH, "direzione");
        CalendarPage calendar = CalendarPage.of(director);
        assertThat(calendar.day()).containsText("6 aprile 2021");
        assertThat(calendar.answer("Consulenti del lavoro", "Credenziali dispositive"))
                .hasText(NO);

        calendar.show("2020-11-30");
        assertThat(calendar.day()).containsText("30 novembre 2020");
        assertThat(calendar.answer("Consulenti del lavoro", "Credenziali dispositive"))
                .hasText(YES);
        assertThat(calendar.answer("Consulenti del lavoro", "SPID")).hasText(YES);

        calendar.show("2020-12-01");
        assertThat(calendar.answer("Consulenti del lavoro", "Credenziali dispositive"))
                .hasText(NO);
        assertThat(calendar.answer("Consulenti del lavoro", "SPID")).hasText(YES);
        assertThat(calendar.reason(calendar.answer("Consulenti del lavoro", "Credenziali dispositive")))
                .hasText("una fase del piano lo ferma dal 1 dicembre 2020: Circolare INAIL 36, 19 ottobre 2020"
                        + " (PLAN-D01 phase/1)");
        assertThat(calendar.reason(calendar.answer("Consulenti del lavoro", "SPID")))
                .hasText("è una modalità forte (PLAN-A01)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-02-30", "domani", "2021-04-06T00:00", "-999999999-01-01"})
    void whatIsNoDayIsToday(String day, Visitor director) {
        open(director, CalendarPage.PATH, "direzione");
        director.open(realm.url(CalendarPage.PATH + "?day=" + day));
        assertThat(CalendarPage.of(director).day()).containsText("6 aprile 2021");
    }

    @Test
    void annaDelegatesWhoHasSignedInStronglyAndTakesItBack(Visitor giulia, Visitor anna) {
        intoThePortal(giulia, "giulia");
        giulia.click("logout");
        String delegate = person("giulia").fiscalCode();

        open(anna, DelegationsPage.PATH, "anna");
        DelegationsPage page = DelegationsPage.of(anna);
        page.delegate(CONSULTANTS, delegate);
        assertThat(page.message()).hasText("La delega è registrata: vale dal giorno che hai scelto.");
        assertThat(page.givenTo(delegate)).hasCount(1);
        assertThat(anna.page().locator("main")).not().containsText(delegate);
        intoThePortal(giulia, "giulia");
        assertThat(giulia.page().getByTestId("delegations")).containsText(CONSULTANTS);
        giulia.click("logout");

        page.withdraw(delegate);
        assertThat(page.message()).hasText("La delega è ritirata: da adesso non vale più.");
        assertThat(page.givenTo(delegate)).hasCount(0);
        intoThePortal(giulia, "giulia");
        assertThat(giulia.page().getByTestId("delegations")).hasText("nessuna");
    }

    /** Nobody learns from the page who has an account. */
    @Test
    void whoNeverSignedInStronglyAndWhoHasNoAccountAreAnsweredAlike(Visitor anna) {
        open(anna, DelegationsPage.PATH, "anna");
        DelegationsPage page = DelegationsPage.of(anna);
        realm.admin().clearEvents();
        page.delegate(CONSULTANTS, person("hassan").fiscalCode());
        assertThat(page.message()).containsText("Non possiamo registrare la delega per questo codice fiscale.");
        String known = page.message().innerText();
        assertThat(RefusedAct.onlyOneIn(realm))
                .isEqualTo(RefusedAct.ofGrant("GRANT-P04", account("anna"), account("hassan"), CONSULTANTS));
        page.delegate(CONSULTANTS, person("nino").fiscalCode());
        assertThat(page.message()).hasText(known);
        assertThat(page.givenTo(person("hassan").fiscalCode())).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({
        "access-policy/office, direzione",
        "access-policy/office, elena",
        "access-policy/calendar, ufficio",
        "access-policy/doctor, audit",
        "access-policy/doctor, elena"
    })
    void whoLacksTheRoleIsToldThatThePageIsReserved(String path, String name, Visitor visitor) {
        visitor.open(realm.url("/" + path));
        realm.admin().clearEvents();
        signIn(visitor, name);
        visitor.page().waitForURL(realm.url("/" + path).toString());
        assertThat(visitor.page().locator("h1")).hasText("Questa pagina è riservata");
        assertThat(realm.admin().events("LOGIN_ERROR"))
                .extracting(event -> event.path("userId").asText())
                .containsExactly(account(name));
        assertThat(visitor.page().locator(".varco-reference")).containsText("PLAN-C03");
        assertThat(visitor.page()
                        .request()
                        .get(realm.url("/" + path).toString())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPasswordIsNotEnoughAndThePageLeadsToOneThatIs(Visitor fabio) {
        fabio.open(realm.url(DelegationsPage.PATH));
        AccessPage.of(fabio).typePassword(person("fabio").fiscalCode(), Cast.PASSWORD);
        assertThat(fabio.page().locator("h1")).hasText("Per questa pagina serve un accesso più sicuro");
        assertThat(fabio.page().locator(".varco-reference")).containsText("PLAN-C02");
        assertThat(fabio.page()
                        .request()
                        .get(realm.url(DelegationsPage.PATH).toString())
                        .status())
                .isEqualTo(403);

        fabio.page().locator(".varco-actions a").first().click();
        signIn(fabio, "fabio");
        assertThat(fabio.page().locator("h1")).hasText("Le tue deleghe");
        assertThat(fabio.page()).hasURL(realm.url(DelegationsPage.PATH).toString());
    }

    /** Only the page itself, in the session that was shown it, changes anything; the first line is the twin. */
    @ParameterizedTest(name = "token {0}, origin {1}, site {2}")
    @CsvSource({
        "own,    own,   same-origin, true",
        "own,    null,  same-origin, true",
        "none,   own,   same-origin, false",
        "theirs, own,   same-origin, false",
        "own,    other, same-origin, false",
        "own,    null,  cross-site,  false",
        "own,    null,  same-site,   false"
    })
    void onlyThePageItselfChangesAGrant(
            String token, String origin, String site, boolean changes, Visitor office, Visitor other) {
        String profile = "avvocati";
        open(office, OfficePage.PATH, "ufficio");
        String theirs = "";
        if ("theirs".equals(token)) {
            open(other, OfficePage.PATH, "ufficio");
            theirs = formToken(other.page());
        }
        JsonNode before = grantsOfCarla();
        RequestOptions request = RequestOptions.create()
                .setForm(form(Map.of(
                        "fiscalCode",
                        person("carla").fiscalCode(),
                        "profile",
                        profile,
                        "office",
                        "Sede di Roma Centro",
                        "act",
                        "Modulo 1/2021",
                        "action",
                        "ask",
                        "token",
                        switch (token) {
                            case "own" -> formToken(office.page());
                            case "theirs" -> theirs;
                            default -> "";
                        })))
                .setHeader(
                        "Origin",
                        switch (origin) {
                            case "own" -> origin(office.page());
                            case "other" -> "http://evil.example";
                            default -> "null";
                        })
                .setHeader("Sec-Fetch-Site", site);

        APIResponse answer =
                office.page().request().post(realm.url(OfficePage.PATH).toString(), request);

        assertThat(answer.text()).contains(changes ? "La richiesta è registrata." : "non è cambiato nulla");
        assertThat(grantsOfCarla().equals(before)).isEqualTo(!changes);
        // So that the next line begins where this one did.
        desk.grants("refuse", Desk.about(person("carla"), "profile", profile, "office", "Roma", "act", "2/2021"));
    }

    private JsonNode grantsOfCarla() {
        return desk.grants("list", Desk.about(person("carla"))).json().path("grants");
    }

    @Test
    void aFormWithoutASessionChangesNothing(Visitor stranger) {
        APIResponse answer = stranger.page()
                .request()
                .post(
                        realm.url(OfficePage.PATH).toString(),
                        RequestOptions.create()
                                .setForm(form(Map.of(
                                        "fiscalCode", person("carla").fiscalCode(),
                                        "profile", DOCTORS,
                                        "office", "Sede",
                                        "act", "1",
                                        "action", "ask")))
                                .setMaxRedirects(0));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("location"))
                .doesNotContain(person("carla").fiscalCode());
        assertThat(desk.state(person("carla"), DOCTORS)).isEmpty();
    }

    private void open(Visitor visitor, String path, String name) {
        visitor.open(realm.url(path));
        signIn(visitor, name);
        visitor.page().waitForURL(realm.url(path).toString());
    }

    private void intoThePortal(Visitor visitor, String name) {
        visitor.open(realm.portal());
        visitor.click("login");
        signIn(visitor, name);
    }

    private static void signIn(Visitor visitor, String name) {
        AccessPage.of(visitor).openSpid().choose("Alfa Identità").signIn(person(name));
    }

    private String account(String name) {
        return desk.account(person(name));
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }

    private static String formToken(Page page) {
        return page.locator("input[name=token]").first().inputValue();
    }

    private static String origin(Page page) {
        return (String) page.evaluate("location.origin");
    }

    private static FormData form(Map<String, String> fields) {
        FormData form = FormData.create();
        fields.forEach(form::set);
        return form;
    }
}
