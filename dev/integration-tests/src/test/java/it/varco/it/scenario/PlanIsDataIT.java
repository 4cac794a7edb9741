package it.varco.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a body decides later is published, and holds from then on, without anything being built or restarted. */
@VarcoTest
class PlanIsDataIT {

    private static final String PLAN = "/access-policy/plan";

    private final Desk desk;

    PlanIsDataIT(World world, TestRealm realm) {
        this.desk = new Desk(world, realm);
    }

    @BeforeAll
    static void everybodyIsThere(TestRealm realm) {
        realm.loadCast();
    }

    /** Scenario 12. */
    @Test
    void aFurtherPhaseHoldsFromItsDay() {
        desk.at("2021-04-20T09:00:00+02:00");
        ObjectNode plan = present();
        plan.put("version", "2021-4").put("effectiveFrom", "2021-04-20");
        ObjectNode phase = phase(plan, "4", "2021-05-17");
        phase.putArray("profiles").add("ditte");
        assertThat(publish(plan).statusCode()).isBetween(200, 299);

        desk.at("2021-05-16T23:59:59+02:00");
        assertThat(desk.byPassword("fabio").roles()).containsExactly("ditte");
        desk.at("2021-05-17T00:00:00+02:00");
        Desk.Visit refused = desk.byPassword("fabio");
        assertThat(refused.isIn()).isFalse();
        assertThat(refused.arrived().text()).contains("17 maggio 2021", "Nota operativa");
        assertThat(desk.bySpid("fabio").roles()).containsExactly("ditte");
    }

    /** Scenario 12, its other half. */
    @Test
    void aPhaseBeyondTheCeilingIsRefusedByFieldAndReason() {
        ObjectNode plan = present();
        plan.put("version", "too-late");
        phase(plan, "5", "2021-11-01").putArray("profiles").add("ditte");
        HttpResponse<String> refused = publish(plan);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("/phases/", "from");
    }

    /** Scenario 13. */
    @Test
    void aMinorGetsAPasswordOnlyUnderAnExemptionAndOnlyForWhatItCovers() {
        desk.at("2021-11-03T09:00:00+01:00");
        assertThat(credential("viola", "").statusCode()).isEqualTo(403);
        assertThat(credential("viola", "minori").statusCode()).isEqualTo(403);

        ObjectNode plan = present();
        plan.put("version", "with-exemption").put("effectiveFrom", "2021-11-03");
        ObjectNode exemption = plan.withArray("exemptions").addObject();
        exemption.put("id", "minori").put("belowAge", 18).put("ceiling", "pierces-ceiling");
        exemption.set("act", act());
        exemption.put("from", "2021-09-01").put("until", "2022-09-01");
        exemption.putArray("profiles").add("lavoratori");
        HttpResponse<String> published = publish(plan);
        assertThat(published.statusCode()).as(published.body()).isBetween(200, 299);

        HttpResponse<String> given = credential("viola", "minori");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        assertThat(credential("dario", "minori").statusCode()).as("of age").isEqualTo(403);
        assertThat(credential("sara", "minori").statusCode())
                .as("a profile of phase one")
                .isEqualTo(403);
    }

    private ObjectNode present() {
        return (ObjectNode) desk.realm().admin().get(PLAN);
    }

    private HttpResponse<String> publish(ObjectNode plan) {
        String present = desk.realm()
                .admin()
                .send("GET", PLAN, "", Map.of())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        return desk.realm().admin().send("PUT", PLAN, plan.toString(), Map.of("If-Match", present));
    }

    private HttpResponse<String> credential(String name, String exemption) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("class", "legacy-dispositive")
                .put("act", "MOD-2021-3");
        if (!exemption.isEmpty()) {
            request.put("exemption", exemption);
        }
        request.putObject("person").put("fiscalCode", Cast.named(name).fiscalCode());
        return desk.realm().admin().send("POST", "/access-policy/credentials", request.toString(), Map.of());
    }

    private static ObjectNode phase(ObjectNode plan, String id, String from) {
        ObjectNode phase = plan.withArray("phases").addObject();
        phase.put("id", id).put("from", from).put("noticeDays", 30);
        phase.set("act", act());
        phase.putArray("stops").add("role");
        return phase;
    }

    private static ObjectNode act() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", "Nota operativa")
                .put("number", "7")
                .put("date", "2021-04-19");
    }
}
