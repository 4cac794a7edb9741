package it.varco.it.scenario;

import static it.varco.it.register.Said.act;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.it.register.Order;
import it.varco.it.register.Said;
import it.varco.testidp.Level;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The note of 8 January 2019 as consulenti del lavoro live it: the Order speaks, and the role follows. */
@VarcoTest
class OrderScenariosIT {

    private static final String CONSULENTI = "consulenti-del-lavoro";

    private final Desk desk;
    private final Order order;

    OrderScenariosIT(TargetKeycloak keycloak, World world, TestRealm realm) {
        this.desk = new Desk(world, realm);
        this.order = new Order(keycloak, realm);
    }

    @BeforeAll
    static void everybodyIsThere(TestRealm realm) {
        realm.loadCast();
    }

    /** Scenario 7: she had proven herself before the suspension, and nothing more is asked of her. */
    @Test
    void giuliasRoleComesBackByItself() {
        said("2019-01-31T10:00:00+01:00", act("SUSPENDED", "giulia", "2019-02-01"));
        desk.at("2019-01-31T23:59:59+01:00");
        assertThat(desk.byPassword("giulia").roles())
                .as("announced for tomorrow")
                .containsExactly(CONSULENTI);
        desk.at("2019-02-01T00:00:00+01:00");
        Desk.Visit suspended = desk.byPassword("giulia");
        assertThat(suspended.shown().text()).contains("sospeso", "Consiglio provinciale");
        assertThat(suspended.roles()).isEmpty();

        said("2019-03-11T08:00:00+01:00", act("REACTIVATED", "giulia", "2019-03-11"));
        desk.at("2019-03-11T09:00:00+01:00");
        Desk.Visit restored = desk.byPassword("giulia");
        assertThat(restored.shown()).as("nothing is missing").isEqualTo(restored.arrived());
        assertThat(restored.roles()).containsExactly(CONSULENTI);
    }

    /**
     * Scenario 8: no password has ever been enough for the role that comes back, and SPID at the first level, where the body lets it
     * in, is not either: it opens a session without the role, and the way to do better is on the page.
     */
    @Test
    void hassanWaitsForAStrongSignInHoweverOftenHeComesWithHisPassword() {
        desk.at("2019-02-01T09:00:00+01:00");
        Desk.Visit before = desk.byPassword("hassan");
        JsonNode tokens = before.tokens();
        assertThat(Desk.rolesIn(tokens.path("access_token").asText())).containsExactly(CONSULENTI);
        said("2019-02-01T10:00:00+01:00", act("SUSPENDED", "hassan", "2019-02-01"));
        assertThat(Desk.rolesIn(desk.refresh(before.person(), tokens)
                        .path("access_token")
                        .asText()))
                .as("the very next token")
                .isEmpty();

        said("2019-03-11T08:00:00+01:00", act("REACTIVATED", "hassan", "2019-03-11"));
        for (String instant : List.of("2019-03-11T09:00:00+01:00", "2019-03-12T09:00:00+01:00")) {
            desk.at(instant);
            Desk.Visit waiting = desk.byPassword("hassan");
            assertThat(waiting.shown().text()).contains("riattivazione", "SPID, CIE, CNS o PIN INPS");
            assertThat(waiting.roles()).isEmpty();
        }

        desk.at("2019-03-13T09:00:00+01:00");
        desk.letsInSpidBelow("L2");
        Desk.Visit low = desk.bySpid("hassan", Level.L1);
        assertThat(low.shown().text()).contains("riattivazione", "SPID, CIE, CNS o PIN INPS");
        assertThat(low.roles()).isEmpty();
        assertThat(desk.bySpid("hassan", Level.L1).roles())
                .as("it has activated nothing")
                .isEmpty();
        Desk.Visit strong = desk.stepsUp("hassan");
        assertThat(strong.shown()).as("nothing is missing").isEqualTo(strong.arrived());
        assertThat(strong.roles()).containsExactly(CONSULENTI);
        desk.at("2019-03-14T09:00:00+01:00");
        assertThat(desk.byPassword("hassan").roles())
                .as("the role is operative again")
                .containsExactly(CONSULENTI);
    }

    /** Going back with the clock and forward again ends where it was. */
    @Test
    void annasTimelineIsTheSameHoweverOftenTheClockIsMoved() {
        said("2019-05-02T10:00:00+02:00", act("SUSPENDED", "anna", "2019-05-02"));
        said("2019-05-20T10:00:00+02:00", act("REACTIVATED", "anna", "2019-05-20"));
        desk.at("2019-05-21T10:00:00+02:00");
        assertThat(desk.byCns("anna").roles()).containsExactly(CONSULENTI);

        for (int i = 0; i < 2; i++) {
            desk.at("2019-05-01T10:00:00+02:00");
            assertThat(desk.byPassword("anna").roles()).containsExactly(CONSULENTI);
            desk.at("2019-05-10T10:00:00+02:00");
            assertThat(desk.byPassword("anna").roles()).isEmpty();
            desk.at("2019-05-20T12:00:00+02:00");
            assertThat(desk.byPassword("anna").roles())
                    .as("reactivated, not yet operative")
                    .isEmpty();
            desk.at("2019-05-22T10:00:00+02:00");
            assertThat(desk.byPassword("anna").roles()).containsExactly(CONSULENTI);
        }
    }

    /** Scenario 9: what was adequate at the suspension restores the role; what opens a session is another question. */
    @Test
    void irenesOldPinRestoresTheRoleAndOpensNothing() {
        said("2021-01-18T08:00:00+01:00", act("REACTIVATED", "irene", "2021-01-18"));
        desk.at("2021-01-18T09:00:00+01:00");
        Desk.Visit byPin = desk.byInps("irene");
        assertThat(byPin.isIn()).isFalse();
        assertThat(byPin.shown().text()).contains("1 dicembre 2020", "Consulenti del lavoro");
        assertThat(desk.byCie("irene").roles()).containsExactly(CONSULENTI);
    }

    /** Scenario 9, the other half: PIN INPS activates nothing any more. */
    @Test
    void lucaNeedsHisCard() {
        said("2021-01-18T08:00:00+01:00", act("REACTIVATED", "luca", "2021-01-18"));
        for (String instant : List.of("2021-01-18T09:00:00+01:00", "2021-01-19T09:00:00+01:00")) {
            desk.at(instant);
            Desk.Visit byPin = desk.byInps("luca");
            assertThat(byPin.isIn()).isFalse();
            String text = byPin.shown().text();
            assertThat(text).contains("riattivazione", "1 dicembre 2020");
            assertThat(text.indexOf("riattivazione")).as("M2, then M4").isLessThan(text.indexOf("1 dicembre 2020"));
        }
        desk.at("2021-01-20T09:00:00+01:00");
        assertThat(desk.byCns("luca").roles()).containsExactly(CONSULENTI);
    }

    /** Scenario 11: what the Order meant first counts first, whenever it comes. */
    @Test
    void olgasSuspensionComesAfterTheReactivationThatFollowedIt() {
        said(
                "2019-03-10T09:00:00+01:00",
                act("REACTIVATED", "olga", "2019-03-10").sequence(8));
        desk.at("2019-03-10T10:00:00+01:00");
        assertThat(desk.byPassword("olga").roles())
                .as("she was operative, and is")
                .containsExactly(CONSULENTI);

        Said late = act("SUSPENDED", "olga", "2019-03-01").sequence(7);
        List<String> receipts = said("2019-03-11T09:00:00+01:00", late);
        desk.at("2019-03-11T10:00:00+01:00");
        Desk.Visit waiting = desk.byPassword("olga");
        assertThat(waiting.shown().text()).contains("riattivazione");
        assertThat(waiting.roles()).isEmpty();
        assertThat(said("2019-03-12T09:00:00+01:00", late)).isEqualTo(receipts);

        desk.at("2019-03-13T09:00:00+01:00");
        assertThat(desk.bySpid("olga", Level.L2).roles()).containsExactly(CONSULENTI);
    }

    private List<String> said(String instant, Said what) {
        desk.at(instant);
        return order.communicates(what);
    }
}
