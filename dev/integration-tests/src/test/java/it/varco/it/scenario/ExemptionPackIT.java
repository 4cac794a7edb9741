package it.varco.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.KeycloakForm;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The plan with exemptions that operators find among the documents, published as it is: what it opens after the last day, and
 * for whom (scenario 13, A-16). Without it {@link PlanIsDataIT} finds the same closed.
 */
@VarcoTest
class ExemptionPackIT {

    private static final String PLAN = "/access-policy/plan";
    private static final Path PACK =
            Path.of(System.getProperty("basedir"), "../../docs/operators/plans/inail-with-exemptions.json");
    private static final String MINORS = "minori";
    private static final String NEW_PASSWORD = "una-parola-nuova";

    private final Desk desk;

    ExemptionPackIT(World world, TestRealm realm) {
        this.desk = new Desk(world, realm);
    }

    @BeforeAll
    static void thePackIsPublished(TestRealm realm) throws IOException {
        realm.loadCast();
        realm.clock().freeze("2021-08-30T09:00:00+02:00");
        String present = realm.admin()
                .send("GET", PLAN, "", Map.of())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> published =
                realm.admin().send("PUT", PLAN, Files.readString(PACK), Map.of("If-Match", present));
        assertThat(published.statusCode()).as(published.body()).isBetween(200, 299);
    }

    @BeforeEach
    void afterTheLastDay() {
        desk.at("2021-11-03T09:00:00+01:00");
    }

    @Test
    void aMinorGetsAPasswordAndUsesItForWhatItCovers() throws IOException {
        HttpResponse<String> given = credential("viola", MINORS);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        JsonNode answer = new ObjectMapper().readTree(given.body());

        Desk.Visit first =
                desk.byPassword("viola", answer.path("temporaryPassword").asText());
        HttpPerson.Page arrived = KeycloakForm.on(first.arrived())
                .send(first.person(), Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));
        assertThat(Desk.rolesIn(
                        first.person().tokens(arrived).path("access_token").asText()))
                .containsExactly("lavoratori");
        assertThat(desk.byPassword("viola", NEW_PASSWORD).roles()).containsExactly("lavoratori");
    }

    @Test
    void nobodyElseGetsOneByIt() {
        assertRefused(credential("viola", ""), "no exemption named");
        assertRefused(credential("viola", "another"), "an exemption that is not in the plan");
        assertRefused(credential("dario", MINORS), "of age");
        assertRefused(credential("sara", MINORS), "a profile of phase one");
    }

    @Test
    void thePasswordOfEverybodyElseIsOverAllTheSame() {
        assertThat(desk.byPassword("fabio").isIn()).isFalse();
    }

    @Test
    void beforeItsOwnDayItOpensNothing() {
        desk.at("2021-08-31T23:59:59+02:00");
        assertRefused(credential("viola", MINORS), "the day before");
    }

    private static void assertRefused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(why).isEqualTo(403);
        assertThat(answer.body()).contains("PLAN-I0");
    }

    private HttpResponse<String> credential(String name, String exemption) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("class", "legacy-dispositive")
                .put("act", "MOD-2021-3");
        if (!exemption.isEmpty()) {
            request.put("exemption", exemption);
        }
        request.putObject("person").put("fiscalCode", Desk.member(name).fiscalCode());
        return desk.realm().admin().send("POST", "/access-policy/credentials", request.toString(), Map.of());
    }
}
