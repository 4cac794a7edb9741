package it.varco.it.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.RefusedAct;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** at the endpoint {@code grants}. */
@VarcoTest
class GrantsAreGivenAtTheDeskIT {

    private static final List<String> OFFICE_PROFILES =
            List.of("avvocati", "agrotecnici", "periti-agrari", "caf-imprese", "raccomandatari-marittimi", "stp");

    private final TestRealm realm;
    private final Desk desk;

    GrantsAreGivenAtTheDeskIT(TestRealm realm, TargetKeycloak keycloak) {
        this.realm = realm;
        this.desk = new Desk(realm, keycloak);
    }

    @BeforeEach
    void beforeThePhases() {
        realm.clock().set("2020-11-20T10:00:00+01:00");
    }

    @Test
    void aDoctorAsksAndIsAccreditedBySomeoneWhoSaysWhereAndByWhichAct() {
        Person doctor = named("paolo");
        assertThat(desk.grants("ask", Desk.about(doctor, "profile", "medici-esterni", "office", "Palermo"))
                        .status())
                .isEqualTo(200);
        assertThat(desk.state(doctor, "medici-esterni")).isEqualTo("asked");
        assertThat(desk.grants("accredit", Desk.about(doctor, "profile", "medici-esterni", "office", "Palermo"))
                        .code())
                .isEqualTo("GRANT-B03");

        Desk.Answer accredited = desk.accredit(doctor, "medici-esterni");

        assertThat(accredited.json().path("changed").asBoolean()).isTrue();
        assertThat(desk.accredit(doctor, "medici-esterni")
                        .json()
                        .path("changed")
                        .asBoolean())
                .isFalse();
        assertThat(desk.state(doctor, "medici-esterni")).isEqualTo("active");
        String account = accredited.json().path("account").asText();
        assertThat(realm.admin().adminEvents())
                .extracting(event -> event.path("resourcePath").asText())
                .contains(
                        "access-policy/grants/" + account + "/medici-esterni/asked",
                        "access-policy/grants/" + account + "/medici-esterni/active");
        assertThat(realm.admin().adminEvents().toString()).doesNotContain(doctor.fiscalCode());
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(textBlock = """
            accredit, consulenti-del-lavoro, 403, GRANT-S03
            withdraw, consulenti-del-lavoro, 403, GRANT-S03
            accredit, ditte, 409, GRANT-S05
            record, avvocati, 409, GRANT-S05
            withdraw, avvocati, 409, GRANT-T01
            accredit, nessun-profilo, 409, GRANT-S02
            """)
    void refusesWhatIsNotTheOffices(String action, String profile, int status, String code) {
        // So that the account is there, and what is refused is the act.
        desk.accredit(named("rita"), "medici-esterni");

        realm.admin().clearEvents();
        Desk.Answer refused =
                desk.grants(action, Desk.about(named("rita"), "profile", profile, "office", "Roma", "act", "1/2020"));
        RefusedAct told = RefusedAct.onlyOneIn(realm);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(desk.grants("list", Desk.about(named("rita"))).json().path("grants"))
                .hasSize(1);
        String known = code.equals("GRANT-S02") ? "" : profile;
        assertThat(told)
                .isEqualTo(RefusedAct.ofGrant(code, desk.operator(named("rita")), desk.account(named("rita")), known));
    }

    /** What was sent may be anything, a fiscal code too. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"profile, GRANT-S02, true", "state, GRANT-B01, false", "office, GRANT-B01, true"})
    void tellsOfARefusedAttemptWhatIsAnIdOrASlugAndNothingElse(String field, String code, boolean personIsRead) {
        Person person = named("ugo");
        desk.accredit(person, "medici-esterni");
        ObjectNode body = Desk.about(person, "office", "Roma", "act", "1/2020", field, person.fiscalCode());
        realm.admin().clearEvents();

        assertThat(desk.grants("accredit", body).code()).isEqualTo(code);

        RefusedAct told = RefusedAct.onlyOneIn(realm);
        assertThat(told)
                .isEqualTo(
                        RefusedAct.ofGrant(code, desk.operator(person), personIsRead ? desk.account(person) : "", ""));
    }

    /** R-15; what a delegator says on the page of delegations needs no office. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "withdraw, avvocati, '',         GRANT-B03",
        "withdraw, avvocati, office,     GRANT-B03",
        "withdraw, avvocati, act,        GRANT-B03",
        "withdraw, avvocati, office act, ''",
        "record,   ditte,    '',         GRANT-B03",
        "record,   ditte,    office,     ''",
        "withdraw, ditte,    '',         GRANT-B03",
        "withdraw, ditte,    office,     ''"
    })
    void nothingIsGivenOrTakenWithoutTheOfficeThatSaysSo(String action, String profile, String paper, String code) {
        Person person = named("leo");
        desk.accredit(person, "avvocati");
        ObjectNode body = Desk.about(person, "profile", profile);
        for (String field : paper.isEmpty() ? new String[0] : paper.split(" ")) {
            body.put(field, "Roma 7/2021");
        }
        if (action.equals("withdraw")) {
            desk.grants("record", Desk.about(person, "profile", "ditte", "office", "Roma"));
        }

        assertThat(desk.grants(action, body).code()).isEqualTo(code);
    }

    @Test
    void anOperatorDelegatesForAHolderInTheNameOfAnOffice() {
        Person holder = named("nino");
        desk.grants("record", Desk.about(holder, "profile", "ditte", "office", "Roma"));
        ObjectNode delegation =
                Desk.about(named("rita"), "profile", "ditte", "delegatorFiscalCode", holder.fiscalCode());
        desk.accredit(named("rita"), "medici-esterni");

        assertThat(desk.grants("delegate", delegation).code()).isEqualTo("GRANT-B03");
        assertThat(desk.grants("withdraw", delegation).code()).isEqualTo("GRANT-B03");
        assertThat(desk.grants("delegate", delegation.put("office", "Roma")).code())
                .as("the paper is there, and the next thing is missing")
                .isEqualTo("GRANT-P04");
    }

    @Test
    void enablesWithoutAStrongIdentityUntilThePhaseAndNotFromItsFirstSecond() {
        Person before = named("teo");
        Person after = named("ivo");
        realm.clock().freeze("2020-11-30T23:59:59+01:00");
        assertThat(desk.accredit(before, "avvocati").status()).isEqualTo(200);

        realm.clock().freeze("2020-12-01T00:00:00+01:00");
        Desk.Answer refused = desk.accredit(after, "avvocati");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("GRANT-S06");
        assertThat(refused.json().path("reason").asText()).isEqualTo("PLAN-E01");
        assertThat(realm.admin().usersWith("fiscalNumber", after.fiscalCode())).isEmpty();
        assertThat(desk.accredit(after, "medici-esterni").status())
                .as("who is in no phase yet (R-16)")
                .isEqualTo(200);
    }

    @Test
    void operatorsAtOnceLoseNothing() throws Exception {
        Person person = named("sara");
        String account =
                desk.accredit(person, "medici-esterni").json().path("account").asText();
        ExecutorService operators = Executors.newFixedThreadPool(OFFICE_PROFILES.size());
        try {
            List<Callable<Desk.Answer>> calls = new ArrayList<>();
            OFFICE_PROFILES.forEach(profile -> calls.add(() -> desk.accredit(person, profile)));
            for (Future<Desk.Answer> call : operators.invokeAll(calls)) {
                assertThat(call.get().status()).as(call.get().json().toString()).isEqualTo(200);
            }
        } finally {
            operators.shutdownNow();
        }
        assertThat(desk.grants("list", Desk.about(person))
                        .json()
                        .path("account")
                        .asText())
                .isEqualTo(account);
        OFFICE_PROFILES.forEach(
                profile -> assertThat(desk.state(person, profile)).as(profile).isEqualTo("active"));
    }

    @Test
    void nobodyGetsInWithoutAToken() throws Exception {
        URI list = URI.create(
                realm.url("").toString().replace("/realms/", "/admin/realms/") + "/access-policy/grants/list");
        HttpResponse<String> nobody = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(list)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    @Test
    void takesNoFieldThatItDoesNotKnow() {
        JsonNode refused = desk.grants("list", Desk.about(named("rita"), "state", "active"))
                .json();
        assertThat(refused.path("code").asText()).isEqualTo("GRANT-B01");
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
