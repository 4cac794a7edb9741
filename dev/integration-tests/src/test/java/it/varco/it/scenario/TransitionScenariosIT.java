package it.varco.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Level;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Circolare 36/2020 as people live it: password until the last second, SPID and cards from the next one. */
@VarcoTest
class TransitionScenariosIT {

    private final Desk desk;

    TransitionScenariosIT(World world, TestRealm realm) {
        this.desk = new Desk(world, realm);
    }

    @BeforeAll
    static void everybodyIsThere(TestRealm realm) {
        realm.loadCast();
    }

    /** Scenario 1. */
    @Test
    void atMidnightOfPhaseOneAnnasPasswordIsOverAndSpidGoesOn() {
        desk.at("2020-11-30T23:59:59+01:00");
        Desk.Visit lastSecond = desk.byPassword("anna");
        JsonNode tokens = lastSecond.tokens();
        assertThat(Desk.rolesIn(tokens.path("access_token").asText())).containsExactly("consulenti-del-lavoro");

        desk.at("2020-12-01T00:00:00+01:00");
        Desk.Visit refused = desk.byPassword("anna");
        assertThat(refused.isIn()).isFalse();
        assertThat(refused.arrived().status()).isBetween(400, 499);
        assertThat(refused.arrived().text())
                .contains("1 dicembre 2020", "Consulenti del lavoro", "36", "SPID", "06.6001");

        desk.at("2020-12-01T00:00:05+01:00");
        JsonNode refreshed = desk.refresh(lastSecond.person(), tokens);
        assertThat(refreshed.path("error").asText()).as(refreshed.toString()).isEqualTo("invalid_grant");

        desk.at("2020-12-01T00:01:00+01:00");
        assertThat(desk.bySpid("anna").roles()).containsExactly("consulenti-del-lavoro");
    }

    /** Scenario 2: the card is his CIE. */
    @Test
    void brunoLosesOneOfTwoProfilesAndIsTold() {
        desk.at("2020-11-30T23:59:59+01:00");
        assertThat(desk.byPassword("bruno").roles()).containsExactlyInAnyOrder("avvocati", "ditte");
        assertThat(desk.byCie("bruno").roles()).containsExactlyInAnyOrder("avvocati", "ditte");
        desk.at("2020-12-01T00:00:00+01:00");
        assertThat(desk.byPassword("bruno").roles()).containsExactly("ditte");
        assertThat(desk.byCie("bruno").roles()).containsExactlyInAnyOrder("avvocati", "ditte");
        desk.at("2020-12-15T12:00:00+01:00");
        Desk.Visit cut = desk.byPassword("bruno");
        assertThat(cut.shown().text()).contains("1 dicembre 2020", "Avvocati").doesNotContain("PLAN-");
        assertThat(cut.roles()).containsExactly("ditte");
        Desk.Visit strong = desk.byCie("bruno");
        assertThat(strong.shown()).as("nothing is missing").isEqualTo(strong.arrived());
        assertThat(strong.roles()).containsExactlyInAnyOrder("avvocati", "ditte");
        desk.at("2021-09-30T23:59:59+02:00");
        assertThat(desk.byPassword("bruno").roles()).containsExactly("ditte");
        desk.at("2021-10-01T00:00:00+02:00");
        assertThat(desk.byPassword("bruno").isIn()).isFalse();
        assertThat(desk.byCie("bruno").roles()).containsExactlyInAnyOrder("avvocati", "ditte");
    }

    /** Scenario 3: the card is her CNS. */
    @Test
    void carlaIsADelegateOnlyAsLongAsHerPatronatoHolds() {
        desk.at("2020-11-30T23:59:59+01:00");
        assertThat(desk.byPassword("carla").roles()).containsExactlyInAnyOrder("patronati-zonali", "lavoratori");
        assertThat(desk.byCns("carla").roles()).containsExactlyInAnyOrder("patronati-zonali", "lavoratori");
        desk.at("2020-12-01T00:00:00+01:00");
        assertThat(desk.byPassword("carla").roles()).containsExactly("lavoratori");
        assertThat(desk.byCns("carla").roles()).containsExactlyInAnyOrder("patronati-zonali", "lavoratori");
        desk.at("2020-12-02T09:00:00+01:00");
        assertThat(desk.byPassword("carla").roles()).containsExactly("lavoratori");
        Desk.Visit strong = desk.byCns("carla");
        JsonNode tokens = strong.tokens();
        assertThat(Desk.rolesIn(tokens.path("access_token").asText()))
                .containsExactlyInAnyOrder("patronati-zonali", "lavoratori");

        desk.office("withdraw", "ada", "patronati-nazionali");
        assertThat(Desk.rolesIn(desk.refresh(strong.person(), tokens)
                        .path("access_token")
                        .asText()))
                .containsExactly("lavoratori");
        assertThat(desk.byCns("carla").roles()).containsExactly("lavoratori");
    }

    /** Scenario 4. */
    @Test
    void darioGetsHisPasswordOnTheLastDayAndNobodyOnTheNext() {
        desk.at("2021-02-27T23:59:59+01:00");
        HttpResponse<String> given = credential("dario");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        desk.at("2021-02-28T00:00:00+01:00");
        HttpResponse<String> refused = credential("ugo");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("PLAN-I01", "2021-02-28");

        String id = desk.realm()
                .admin()
                .usersWith("fiscalNumber", Desk.member("dario").fiscalCode())
                .get(0)
                .path("id")
                .asText();
        desk.realm()
                .admin()
                .put(
                        "/users/%s/reset-password".formatted(id),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("type", "password")
                                .put("value", "una-password-di-dario-1")
                                .put("temporary", false));
        ObjectNode user = (ObjectNode) desk.realm().admin().get("/users/" + id);
        user.putArray("requiredActions");
        desk.realm().admin().put("/users/" + id, user);
        desk.at("2021-03-10T09:00:00+01:00");
        assertThat(desk.byPassword("dario", "una-password-di-dario-1").roles()).containsExactly("lavoratori");
    }

    /** Scenario 5. */
    @Test
    void elenaWorksOnTheOddDayWhileHerColleagueGetsNoPassword() {
        String role = "amministrazioni-statali-gestione-conto-stato";
        desk.at("2021-02-28T10:00:00+01:00");
        assertThat(desk.byPassword("elena").roles()).containsExactly(role);
        assertThat(desk.byPassword("teo").roles()).containsExactly(role + "-delegato");
        assertThat(credential("ugo").statusCode()).isEqualTo(403);
        desk.at("2021-02-28T23:59:59+01:00");
        assertThat(desk.byPassword("elena").isIn()).isTrue();
        desk.at("2021-03-01T00:00:00+01:00");
        assertThat(desk.byPassword("elena").isIn()).isFalse();
        assertThat(desk.byPassword("teo").isIn()).isFalse();
        assertThat(desk.bySpid("elena").roles()).containsExactly(role);
        assertThat(desk.bySpid("teo").roles()).containsExactly(role + "-delegato");
    }

    /** Scenario 6. In summer time: a server that reckons one hour from UTC would be late by another. */
    @Test
    void fabiosLastTokenLivesOneSecond() {
        desk.at("2021-09-30T23:59:59+02:00");
        Desk.Visit last = desk.byPassword("fabio");
        JsonNode tokens = last.tokens();
        JsonNode claims = HttpPerson.decode(tokens.path("access_token").asText());
        assertThat(Desk.rolesIn(tokens.path("access_token").asText())).containsExactly("ditte");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(0L, 1L);
        assertThat(tokens.path("expires_in").asLong()).isBetween(0L, 1L);
        desk.at("2021-10-01T00:00:01+02:00");
        assertThat(desk.refresh(last.person(), tokens).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(desk.byPassword("fabio").isIn()).isFalse();
    }

    /** Scenario 10. */
    @Test
    void paoloIsADoctorFromTheDayOnWhichTheOfficeSaysSo() {
        desk.at("2021-04-02T09:00:00+02:00");
        Desk.Visit asked = desk.bySpid("paolo");
        assertThat(asked.shown().text()).contains("Abilitazione ai servizi online");
        assertThat(asked.roles()).isEmpty();
        desk.at("2021-04-06T09:00:00+02:00");
        desk.office("accredit", "paolo", "medici-esterni");
        assertThat(desk.bySpid("paolo").roles()).containsExactly("medici-esterni");
        desk.at("2021-09-30T23:59:59+02:00");
        assertThat(desk.byPassword("paolo").roles()).containsExactly("medici-esterni");
        desk.at("2021-10-01T00:00:00+02:00");
        assertThat(desk.byPassword("paolo").isIn()).isFalse();
    }

    @Test
    void ritaHasNoGrantAndComesInWithoutARole() {
        desk.at("2021-03-01T09:00:00+01:00");
        assertThat(desk.bySpid("rita").roles()).isEmpty();
        assertThat(desk.byPassword("rita").roles()).isEmpty();
        desk.at("2021-10-01T00:00:00+02:00");
        assertThat(desk.bySpid("rita").roles()).isEmpty();
        assertThat(desk.byPassword("rita").isIn()).isFalse();
    }

    @Test
    void theNoticeShowsThirtyDaysBeforeAndNotThirtyOne() {
        desk.at("2020-10-31T23:59:59+01:00");
        Desk.Visit early = desk.byPassword("anna");
        assertThat(early.shown()).isEqualTo(early.arrived());
        desk.at("2020-11-01T00:00:00+01:00");
        Desk.Visit told = desk.byPassword("anna");
        assertThat(told.shown().text()).contains("1 dicembre 2020", "Consulenti del lavoro");
        assertThat(told.isIn()).isTrue();
    }

    @Test
    void aHoldersRoleWithdrawnNeitherTheDelegateNorTheDelegatesDelegateHasIt() {
        desk.at("2021-05-03T09:00:00+02:00");
        String delegate = "amministrazioni-statali-gestione-conto-stato-delegato";
        Desk.Visit teo = desk.bySpid("teo");
        JsonNode tokens = teo.tokens();
        assertThat(Desk.rolesIn(tokens.path("access_token").asText())).containsExactly(delegate);
        assertThat(desk.bySpid("marta").roles()).containsExactly("consulenti-del-lavoro-delegato");
        assertThat(desk.bySpid("ivo").roles()).containsExactly("consulenti-del-lavoro-delegato");
        desk.office("withdraw", "elena", "amministrazioni-statali-gestione-conto-stato");
        assertThat(Desk.rolesIn(
                        desk.refresh(teo.person(), tokens).path("access_token").asText()))
                .isEmpty();
        desk.office("ask", "elena", "amministrazioni-statali-gestione-conto-stato");
        desk.office("accredit", "elena", "amministrazioni-statali-gestione-conto-stato");
        assertThat(desk.bySpid("teo").roles()).containsExactly(delegate);
    }

    @Test
    void zenoIsAskedForMoreThanTheFirstLevel() {
        desk.at("2021-05-03T09:00:00+02:00");
        assertThat(desk.bySpid("zeno", Level.L1).isIn()).isFalse();
    }

    private HttpResponse<String> credential(String name) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("class", "legacy-generic")
                .put("act", "MOD-2021-2");
        request.putObject("person").put("fiscalCode", Desk.member(name).fiscalCode());
        return desk.realm().admin().send("POST", "/access-policy/credentials", request.toString(), Map.of());
    }
}
