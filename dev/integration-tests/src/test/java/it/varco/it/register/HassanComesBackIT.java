package it.varco.it.register;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static it.varco.it.register.Said.act;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.page.AccessPage;
import it.varco.it.page.TransitionPage;
import it.varco.testidp.People;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scenario 8 as its people live it: Hassan, a consultant since 2012 with nothing but his old password, is suspended and reactivated; and
 * what those read who are in the same place.
 */
@VarcoTest
class HassanComesBackIT {

    private static final String ROLE = "consulenti-del-lavoro";
    private static final String REACTIVATED = "L’Ordine ci ha comunicato la tua riattivazione.";
    private static final int DESKTOP = 1280;
    private static final int PHONE = 360;

    private final TestRealm realm;

    HassanComesBackIT(TestRealm realm) {
        this.realm = realm;
    }

    static Stream<View> views() {
        return View.in(DESKTOP, PHONE);
    }

    @BeforeAll
    static void theOrderHasSpoken(TestRealm realm, TargetKeycloak keycloak) {
        realm.loadCast();
        Order order = new Order(keycloak, realm);
        realm.clock().freeze("2019-02-01T09:00:00+01:00");
        order.saysAll(act("SUSPENDED", "hassan", "2019-02-01"), act("SUSPENDED", "olga", "2019-02-01"))
                .send()
                .receipts();
        realm.clock().freeze("2019-03-11T09:00:00+01:00");
        order.saysAll(
                        act("REACTIVATED", "hassan", "2019-03-11"),
                        act("REACTIVATED", "olga", "2019-03-11"),
                        act("REACTIVATED", "luca", "2019-03-11"))
                .send()
                .receipts();
    }

    @BeforeEach
    void atNoon() {
        realm.clock().freeze("2019-03-11T12:00:00+01:00");
    }

    @Test
    void heReadsItEachTimeAndComesBackFromTheSamePageWithTheRole(Visitor hassan) {
        for (int i = 0; i < 2; i++) {
            comeByPassword(hassan, "hassan");
            assertThat(TransitionPage.of(hassan).message()).containsText(REACTIVATED);
            assertThat(TransitionPage.of(hassan).message())
                    .containsText(
                            "Per riavere il profilo «Consulenti del lavoro» accedi con SPID, CIE, CNS o PIN INPS");
            assertThat(hassan.page().locator("main")).containsText("06.6001");
            TransitionPage.of(hassan).goOn().click();
            assertThat(hassan.page().getByTestId("name")).hasText("Hassan Amrani");
            assertThat(hassan.page().getByTestId("roles")).not().containsText(ROLE);
            hassan.click("logout");
        }
        comeByPassword(hassan, "hassan");
        assertThat(TransitionPage.of(hassan).stepUp()).hasText("Accedi con SPID, CIE, CNS o PIN INPS");
        hassan.picture("register-hassan-reads");
        realm.clock().freeze("2019-03-11T12:01:00+01:00");
        TransitionPage.of(hassan).stepUp().click();
        hassan.picture("register-hassan-chooses");
        AccessPage.of(hassan)
                .openSpid()
                .choose("Alfa Identità")
                .signIn(People.named("hassan").orElseThrow());
        assertThat(hassan.page().getByTestId("name")).hasText("Hassan Amrani");
        assertThat(hassan.page().getByTestId("roles")).containsText(ROLE);
        hassan.picture("register-hassan-is-back");
        hassan.click("logout");

        realm.clock().freeze("2019-03-12T12:00:00+01:00");
        comeByPassword(hassan, "hassan");
        assertThat(hassan.page().getByTestId("roles")).containsText(ROLE);
    }

    /** until the first phase the page leads to PIN INPS too, and that is enough. */
    @Test
    void lucaComesBackFromThePageByPinInps(Visitor luca) {
        comeByPassword(luca, "luca");
        realm.clock().freeze("2019-03-11T12:01:00+01:00");
        TransitionPage.of(luca).stepUp().click();
        luca.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Entra con PIN INPS"))
                .click();
        luca.page().fill("#username", "luca");
        luca.page().fill("#password", People.PASSWORD);
        luca.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Entra").setExact(true))
                .click();
        assertThat(luca.page().getByTestId("name")).hasText("Luca Galli");
        assertThat(luca.page().getByTestId("amr")).containsText("pin-inps");
        assertThat(luca.page().getByTestId("roles")).containsText(ROLE);
    }

    @ParameterizedTest
    @MethodSource("views")
    void whatTheyReadIsAccessible(View view, Visitors visitors) {
        Visitor olga = view.visitor(visitors);
        comeByPassword(olga, "olga");
        assertThat(TransitionPage.of(olga).goOn()).isVisible();
        view.check(olga, "register-reactivated");
    }

    /** The first phase has begun: the same password opens nothing, and the page says both, in that order. */
    @ParameterizedTest
    @MethodSource("views")
    void fromTheFirstPhaseOnTheRefusalSaysWhatWaitsAndWhatIsStopped(View view, Visitors visitors) {
        realm.clock().freeze("2021-01-18T10:00:00+01:00");
        Visitor olga = view.visitor(visitors);
        comeByPassword(olga, "olga");
        assertThat(TransitionPage.of(olga).message().locator("li")).hasCount(2);
        assertThat(TransitionPage.of(olga).message().locator("li").last()).containsText("36");
        assertThat(TransitionPage.of(olga).message()).not().containsText("INPS");
        assertThat(TransitionPage.of(olga).goOn()).hasCount(0);
        view.check(olga, "register-reactivated-too-late");
    }

    private void comeByPassword(Visitor visitor, String name) {
        visitor.open(realm.portal());
        visitor.click("login");
        AccessPage.of(visitor).typePassword(Cast.named(name).fiscalCode(), Cast.PASSWORD);
    }
}
