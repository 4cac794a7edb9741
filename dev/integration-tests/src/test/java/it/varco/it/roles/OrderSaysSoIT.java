package it.varco.it.roles;

import static it.varco.it.roles.Records.grant;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.KeycloakForm;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people whose role the Order keeps back read at the gate (messages M1 and M3; M2 and M4 are in {@link GateIT}). */
@VarcoTest
class OrderSaysSoIT {

    private static final String CONSULENTI = "consulenti-del-lavoro";
    private static final String PIN_INPS_NO_LONGER_ACTIVATES = "2020-12-15T10:00:00+01:00";
    private static final String PIN_INPS_STILL_ACTIVATES = "2020-10-15T10:00:00+02:00";
    private static final String NOT_ACTIVE_YET = "L’Ordine ti ha attribuito il profilo «Consulenti del lavoro»";

    private final TestRealm realm;
    private final Records records;
    private final Doors doors;

    OrderSaysSoIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.records = new Records(realm);
        this.doors = new Doors(realm, providers);
    }

    @BeforeEach
    void onADayAfterTheFirstPhase() {
        realm.clock().freeze(PIN_INPS_NO_LONGER_ACTIVATES);
    }

    /** M1. */
    @Test
    void whoIsEnrolledReadsEachTimeByWhichMethodsTheRoleBecomesActive() {
        Person marta = person("marta");
        records.put(marta, grant("ditte", "open", "active"));
        realm.registered(marta, "pending-first", "none");
        for (int i = 0; i < 2; i++) {
            HttpPerson browser = new HttpPerson(realm);
            HttpPerson.Page notice = doors.inps(browser, marta);
            assertThat(notice.text()).contains(NOT_ACTIVE_YET).contains("accedi con SPID, CIE o CNS per attivarlo");
            HttpPerson.Page arrived = KeycloakForm.on(notice).send(browser, Map.of("varco", "continue"));
            assertThat(Doors.roles(browser.tokens(arrived))).containsExactly("ditte");
        }
    }

    /** The twin of M1: whoever comes adequately is asked for nothing, and has the role. */
    @Test
    void whoComesAdequatelyIsNotAskedToDoSo() {
        Person luca = person("luca");
        records.put(luca, grant("ditte", "open", "active"));
        realm.registered(luca, "pending-first", "none");
        HttpPerson strong = new HttpPerson(realm);
        HttpPerson.Page arrived = doors.spid(strong, luca);
        assertThat(arrived.text()).doesNotContain(NOT_ACTIVE_YET);
        assertThat(Doors.roles(strong.tokens(arrived))).containsExactly(CONSULENTI, "ditte");
    }

    /** */
    @Test
    void untilThatDayWhoComesByPinInpsIsNotAskedEither() {
        Person sara = person("sara");
        records.put(sara, grant("ditte", "open", "active"));
        realm.registered(sara, "pending-first", "none");
        realm.clock().freeze(PIN_INPS_STILL_ACTIVATES);
        HttpPerson byPin = new HttpPerson(realm);
        HttpPerson.Page arrived = doors.inps(byPin, sara);
        assertThat(arrived.text()).doesNotContain(NOT_ACTIVE_YET);
        assertThat(Doors.roles(byPin.tokens(arrived))).containsExactly(CONSULENTI, "ditte");
    }

    /** M3: whoever is interrupted reads it whatever the method, and goes on with what is left. */
    @ParameterizedTest
    @CsvSource({"olga, suspended, sospeso", "paolo, revoked, revocato"})
    void whoIsInterruptedReadsWhoSaidSoAndWhomToAsk(String name, String state, String word) {
        Person person = person(name);
        records.put(person, grant("ditte", "open", "active"));
        realm.registered(person, state, "strong");
        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page notice = doors.spid(browser, person);
        assertThat(notice.text())
                .contains("Il profilo «Consulenti del lavoro» risulta " + word + " su comunicazione dell’Ordine")
                .contains("Consiglio provinciale");
        HttpPerson.Page arrived = KeycloakForm.on(notice).send(browser, Map.of("varco", "continue"));
        assertThat(Doors.roles(browser.tokens(arrived))).containsExactly("ditte");
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
