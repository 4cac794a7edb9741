package it.varco.it.roles;

import static it.varco.it.roles.Records.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who passes the gate on which day, what people are told there, and that there is no way around it. */
@VarcoTest
class GateIT {

    private static final String BEFORE_ALL_PHASES = "2020-06-01T10:00:00+02:00";
    private static final String PHASE_1 = "2020-12-01T00:00:00+01:00";
    private static final String ACTION = "required-action";
    private static final Pattern RESTART = Pattern.compile("href=\"([^\"]*/login-actions/restart[^\"]*)\"");

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final Records records;
    private final Doors doors;

    GateIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.records = new Records(realm);
        this.doors = new Doors(realm, providers);
    }

    @BeforeEach
    void beforeAllPhases() {
        realm.clock().freeze(BEFORE_ALL_PHASES);
    }

    @Test
    void refusesTheLastRoleAtItsBoundaryAndLeadsToAStrongSignInForTheSameService() {
        Person anna = person("anna");
        records.put(anna, grant("avvocati", "office", "active"));
        realm.clock().freeze("2020-10-31T23:59:59+01:00");
        HttpPerson before = new HttpPerson(realm);
        assertThat(Doors.roles(before.tokens(doors.inps(before, anna)))).containsExactly("avvocati");

        realm.clock().freeze(PHASE_1);
        HttpPerson browser = new HttpPerson(realm);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        HttpPerson.Page refused = doors.inps(browser, anna);
        watch.assertRefused(refused, "PLAN-D01");
        assertThat(refused.text())
                .contains("Dal 1 dicembre 2020 il profilo «Avvocati» si usa solo con SPID, CIE o CNS")
                .contains("Circolare INAIL n. 36 del 19 ottobre 2020")
                .contains("06.6001");

        HttpPerson.Page accessPage = browser.get(refused.address().resolve(link(RESTART, refused)));
        HttpPerson.Page arrived = doors.spid(browser, accessPage, anna);
        assertThat(Doors.roles(browser.tokens(arrived))).containsExactly("avvocati");
    }

    @Test
    void theWayBackTellsTheApplicationWhy() {
        Person bruno = person("bruno");
        records.put(bruno, grant("avvocati", "office", "active"));
        realm.clock().freeze(PHASE_1);
        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page refused = doors.inps(browser, bruno);
        HttpPerson.Page back = browser.post(refused.formTo(ACTION), Map.of("varco", "leave"));
        assertThat(back.address().toString())
                .startsWith(realm.portal() + "/callback?")
                .contains("error=access_denied", "error_description=PLAN-D01", "state=s");
        assertThat(realm.admin().sessions(records.id(bruno))).isEmpty();
    }

    @Test
    void aSessionThatMayNoLongerBeEndsAtTheNextSingleSignOn() {
        Person carla = person("carla");
        records.put(carla, grant("avvocati", "office", "active"));
        HttpPerson browser = new HttpPerson(realm);
        browser.tokens(doors.inps(browser, carla));
        assertThat(realm.admin().sessions(records.id(carla))).hasSize(1);

        realm.clock().freeze(PHASE_1);
        realm.admin().clearEvents();
        HttpPerson.Page refused = browser.openSignIn();
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body()).contains("PLAN-D01");
        assertThat(realm.admin().sessions(records.id(carla))).isEmpty();
        assertThat(realm.admin().events())
                .extracting(event -> event.path("details").path("varco_code").asText())
                .containsExactly("PLAN-D01");

        HttpPerson.Page accessPage = browser.get(refused.address().resolve(link(RESTART, refused)));
        assertThat(Doors.roles(browser.tokens(doors.spid(browser, accessPage, carla))))
                .containsExactly("avvocati");
    }

    @Test
    void anApplicationThatOnlyAsksIsToldThatThePersonIsNeeded() {
        Person dario = person("dario");
        records.put(dario, grant("avvocati", "office", "active"));
        HttpPerson browser = new HttpPerson(realm);
        browser.tokens(doors.inps(browser, dario));
        realm.clock().freeze("2020-11-30T23:59:59+01:00");
        assertThat(browser.openSignIn("prompt=none").address().toString()).contains("code=");

        realm.clock().freeze(PHASE_1);
        realm.admin().clearEvents();
        assertThat(browser.openSignIn("prompt=none").address().toString())
                .contains("error=interaction_required")
                .doesNotContain("code=");
        assertThat(realm.admin().sessions(records.id(dario))).isEmpty();
        assertThat(realm.admin().events())
                .extracting(event -> event.path("details").path("varco_code").asText())
                .containsExactly("PLAN-D01");
    }

    @Test
    void whatEndsIsAnnouncedThirtyDaysBeforeAndNotThirtyOne() {
        Person elena = person("elena");
        records.put(elena, grant("avvocati", "office", "active"));
        realm.clock().freeze("2020-10-31T23:59:59+01:00");
        HttpPerson early = new HttpPerson(realm);
        assertThat(doors.inps(early, elena).address().toString()).contains("/callback?");

        realm.clock().freeze("2020-11-01T00:00:00+01:00");
        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page notice = doors.inps(browser, elena);
        assertThat(notice.status()).isEqualTo(200);
        assertThat(notice.text())
                .contains("Dal 1 dicembre 2020 il profilo «Avvocati» si userà solo con SPID, CIE o CNS");
        HttpPerson.Page arrived = browser.post(notice.formTo(ACTION), Map.of("varco", "continue"));
        assertThat(Doors.roles(browser.tokens(arrived))).containsExactly("avvocati");
        assertThat(browser.openSignIn().address().toString()).contains("code=");
    }

    @Test
    void whoKeepsOneOfTwoRolesIsToldWhichAndGoesOnOrStepsUp() {
        Person fabio = person("fabio");
        records.put(fabio, grant("avvocati", "office", "active"), grant("ditte", "open", "active"));
        realm.clock().freeze("2020-12-15T10:00:00+01:00");
        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page notice = doors.inps(browser, fabio);
        assertThat(notice.text())
                .contains("«Avvocati» si usa solo con SPID, CIE o CNS")
                .doesNotContain("«Ditte»");
        HttpPerson.Page arrived = browser.post(notice.formTo(ACTION), Map.of("varco", "continue"));
        assertThat(Doors.roles(browser.tokens(arrived))).containsExactly("ditte");

        HttpPerson other = new HttpPerson(realm);
        HttpPerson.Page again = doors.inps(other, fabio);
        HttpPerson.Page accessPage = other.get(again.address().resolve(link(RESTART, again)));
        assertThat(Doors.roles(other.tokens(doors.spid(other, accessPage, fabio))))
                .containsExactly("avvocati", "ditte");
    }

    @Test
    void whoIsNotAccreditedReadsWhereTheFormIs() {
        Person olga = person("olga");
        records.put(olga, grant("medici-esterni", "office", "asked"));
        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page notice = doors.spid(browser, olga);
        assertThat(notice.text()).contains("Medici di base", "Abilitazione ai servizi online");
        HttpPerson.Page arrived = browser.post(notice.formTo(ACTION), Map.of("varco", "continue"));
        assertThat(Doors.roles(browser.tokens(arrived))).isEmpty();
    }

    @Test
    void whoIsPendingIsToldEachTimeByWhichMethodsOfTheDay() {
        Person marta = person("marta");
        records.put(marta, grant("ditte", "open", "active"));
        realm.registered(marta, "pending-reactivation", "legacy-dispositive");
        realm.clock().freeze("2021-01-18T10:00:00+01:00");
        for (int i = 0; i < 2; i++) {
            HttpPerson browser = new HttpPerson(realm);
            HttpPerson.Page notice = doors.inps(browser, marta);
            assertThat(notice.text())
                    .contains("riattivazione", "«Consulenti del lavoro» accedi con SPID, CIE o CNS")
                    .contains("«Consulenti del lavoro» si usa solo con SPID, CIE o CNS");
        }
    }

    @Test
    void pendingAndStoppedIsRefusedWithBothMessagesInOrder() {
        Person luca = person("luca");
        records.put(luca);
        realm.registered(luca, "pending-reactivation", "legacy-dispositive");
        realm.clock().freeze("2021-01-18T10:00:00+01:00");
        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page refused = doors.inps(browser, luca);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).containsSubsequence("riattivazione", "si usa solo con");
    }

    @Test
    void namingTheGateInTheRequestIsNoWayAroundIt() {
        Person rita = person("rita");
        records.put(rita, grant("avvocati", "office", "active"));
        HttpPerson browser = new HttpPerson(realm);
        browser.tokens(doors.inps(browser, rita));
        realm.clock().freeze(PHASE_1);
        HttpPerson.Page refused = browser.openSignIn("kc_action=varco-gate");
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        HttpPerson.Page cancelled = browser.post(refused.formTo(ACTION), Map.of("cancel-aia", "true"));
        assertThat(cancelled.status()).isEqualTo(400);
        assertThat(realm.admin().sessions(records.id(rita))).isEmpty();
    }

    @Test
    void aSealThatSomebodyElseMadeIsNoSignIn() {
        Person paolo = person("paolo");
        records.put(paolo, grant("ditte", "open", "active"));
        JsonNode datedMethod =
                realm.admin().get("/identity-provider/instances/inps/mappers").findParents("name").stream()
                        .filter(mapper -> "varco-dated-method"
                                .equals(mapper.get("identityProviderMapper").asText()))
                        .findFirst()
                        .orElseThrow();
        ObjectNode forged = JsonNodeFactory.instance
                .objectNode()
                .put("name", "forged")
                .put("identityProviderAlias", "inps")
                .put("identityProviderMapper", "hardcoded-user-session-attribute-idp-mapper");
        forged.putObject("config")
                .put("attribute", "varco.sign-in")
                .put("attribute.value", "c3BpZA.a2V5.bWFj")
                .put("syncMode", "FORCE");
        HttpPerson first = new HttpPerson(realm);
        first.tokens(doors.inps(first, paolo));
        realm.admin()
                .delete("/identity-provider/instances/inps/mappers/"
                        + datedMethod.get("id").asText());
        String id = realm.admin().create("/identity-provider/instances/inps/mappers", forged);
        try {
            HttpPerson browser = new HttpPerson(realm);
            HttpPerson.Page refused = doors.inps(browser, paolo);
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.body()).contains("PLAN-S01");
        } finally {
            realm.admin().delete("/identity-provider/instances/inps/mappers/" + id);
            realm.admin().create("/identity-provider/instances/inps/mappers", datedMethod);
        }
    }

    private static String link(Pattern pattern, HttpPerson.Page page) {
        Matcher found = pattern.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " on the page: " + page.text());
        }
        return found.group(1).replace("&amp;", "&");
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
