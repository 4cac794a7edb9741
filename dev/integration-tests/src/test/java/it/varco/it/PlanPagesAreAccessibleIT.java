package it.varco.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import it.varco.demo.cast.Cast;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.page.AccessPage;
import it.varco.it.page.CalendarPage;
import it.varco.it.page.DelegationsPage;
import it.varco.it.page.OfficePage;
import it.varco.it.page.TransitionPage;
import it.varco.testidp.People;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page that speaks of the plan, and every page of those who work with it, at WCAG 2.2 level AA. */
@VarcoTest
class PlanPagesAreAccessibleIT {

    private static final int DESKTOP = 1280;
    private static final int PHONE = 360;

    private final TestRealm realm;

    PlanPagesAreAccessibleIT(TestRealm realm) {
        this.realm = realm;
    }

    static Stream<View> views() {
        return View.in(DESKTOP, PHONE);
    }

    @BeforeAll
    static void everybodyIsThere(TestRealm realm) {
        realm.loadCast();
    }

    @BeforeEach
    void december() {
        realm.clock().freeze("2020-12-15T12:00:00+01:00");
    }

    @ParameterizedTest
    @MethodSource("views")
    void theAccessPageWithTheFormAndTheNoticeAre(View view, Visitors visitors) {
        Visitor bruno = view.visitor(visitors);
        intoThePortal(bruno);
        view.check(bruno, "plan-access-page");

        AccessPage.of(bruno).typePassword(Cast.named("bruno").fiscalCode(), "una-parola-sbagliata");
        assertThat(bruno.page().locator(".alert-danger")).isVisible();
        view.check(bruno, "plan-wrong-password");

        AccessPage.of(bruno).typePassword(Cast.named("bruno").fiscalCode(), Cast.PASSWORD);
        assertThat(TransitionPage.of(bruno).goOn()).isVisible();
        view.check(bruno, "plan-notice");
    }

    @ParameterizedTest
    @MethodSource("views")
    void theRefusalIs(View view, Visitors visitors) {
        Visitor elena = view.visitor(visitors);
        realm.clock().freeze("2021-03-01T00:00:00+01:00");
        intoThePortal(elena);
        AccessPage.of(elena).typePassword(Cast.named("elena").fiscalCode(), Cast.PASSWORD);
        assertThat(TransitionPage.of(elena).leave()).isVisible();
        view.check(elena, "plan-refused");
    }

    @ParameterizedTest
    @MethodSource("views")
    void theOfficeIs(View view, Visitors visitors) {
        Visitor office = view.visitor(visitors);
        open(office, OfficePage.PATH, "ufficio");
        view.check(office, "office-empty");

        OfficePage page = OfficePage.of(office).find(Cast.named("bruno").fiscalCode());
        assertThat(page.grant("2017")).not().hasCount(0);
        view.check(office, "office-person");

        page.begin("amministrazioni-statali-gestione-conto-stato", "ask", "Sede di Roma Centro", "Modulo 4/2020");
        assertThat(page.message()).isVisible();
        view.check(office, "office-done");

        page.begin("amministrazioni-statali-gestione-conto-stato", "accredit", "", "");
        assertThat(page.message()).hasClass("alert alert-danger");
        view.check(office, "office-error");

        office.open(realm.url(CalendarPage.PATH));
        assertThat(office.page().locator(".varco-reference")).isVisible();
        view.check(office, "page-reserved");
    }

    @ParameterizedTest
    @MethodSource("views")
    void theDelegationsAre(View view, Visitors visitors) {
        Visitor olga = view.visitor(visitors);
        intoThePortal(olga);
        signIn(olga, "olga");
        olga.page().waitForURL(realm.portal() + "/");
        olga.click("logout");

        Visitor anna = view.visitor(visitors);
        open(anna, DelegationsPage.PATH, "anna");
        view.check(anna, "delegations");

        DelegationsPage page = DelegationsPage.of(anna);
        page.delegate("consulenti-del-lavoro", Cast.named("olga").fiscalCode());
        assertThat(page.message()).hasClass("alert alert-success");
        view.check(anna, "delegations-done");
        page.withdraw(Cast.named("olga").fiscalCode());
        assertThat(page.givenTo(Cast.named("olga").fiscalCode())).hasCount(0);

        page.delegate("consulenti-del-lavoro", Cast.named("hassan").fiscalCode());
        assertThat(page.message()).hasClass("alert alert-danger");
        view.check(anna, "delegations-error");
    }

    @ParameterizedTest
    @MethodSource("views")
    void theCalendarIs(View view, Visitors visitors) {
        Visitor director = view.visitor(visitors);
        open(director, CalendarPage.PATH, "direzione");
        view.check(director, "calendar");
    }

    @ParameterizedTest
    @MethodSource("views")
    void thePageThatAsksForMoreIs(View view, Visitors visitors) {
        Visitor fabio = view.visitor(visitors);
        fabio.open(realm.url(DelegationsPage.PATH));
        AccessPage.of(fabio).typePassword(Cast.named("fabio").fiscalCode(), Cast.PASSWORD);
        assertThat(fabio.page().locator(".varco-reference")).isVisible();
        view.check(fabio, "page-needs-strong");
    }

    private void intoThePortal(Visitor visitor) {
        visitor.open(realm.portal());
        visitor.click("login");
    }

    private void open(Visitor visitor, String path, String name) {
        visitor.open(realm.url(path));
        signIn(visitor, name);
        visitor.page().waitForURL(realm.url(path).toString());
    }

    private static void signIn(Visitor visitor, String name) {
        AccessPage.of(visitor)
                .openSpid()
                .choose("Alfa Identità")
                .signIn(People.named(name).orElseThrow());
    }
}
