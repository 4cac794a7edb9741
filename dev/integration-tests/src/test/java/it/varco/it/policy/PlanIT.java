package it.varco.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing a plan: whole or not at all, after the version that the publisher has seen, and never over one. */
@VarcoTest
class PlanIT {

    private static final String ABOUT_A_PERSON = "[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]";

    private final TestRealm realm;
    private final PlanEndpoints plan;

    PlanIT(TestRealm realm) {
        this.realm = realm;
        this.plan = new PlanEndpoints(realm);
    }

    @BeforeEach
    void inApril2021() {
        realm.clock().freeze("2021-04-20T10:00:00+02:00");
    }

    @Test
    void thePlanThatCameWithTheRealmIsItsFirstVersion() {
        JsonNode first = plan.version(1);

        assertThat(first.get("version").asText()).isEqualTo("2020-10-19");
        assertThat(first.get("effectiveFrom").asText()).isEqualTo("2018-01-01");
        assertThat(first.at("/document/body").asText()).isEqualTo("INAIL");
        assertThat(first.has("publishedBy")).isTrue();
    }

    @Test
    void aNewVersionIsPublishedAndTheOldOneStays() {
        int before = plan.versions().size();
        ObjectNode document = withPhase(plan.document(), "2021-05-17", "nota-a");
        HttpResponse<String> published = plan.publish(document, plan.entityTag());

        assertThat(published.statusCode()).isEqualTo(200);
        JsonNode versions = plan.versions();
        assertThat(versions).hasSize(before + 1);
        assertThat(versions.get(0).get("number").asInt()).isEqualTo(before + 1);
        assertThat(versions.get(0).get("inForce").asBoolean()).isTrue();
        assertThat(versions.get(1).get("inForce").asBoolean()).isFalse();
        assertThat(plan.document()).isEqualTo(document);
        assertThat(plan.version(1).at("/document/phases")).hasSize(4);
        assertThat(adminEvents()).anySatisfy(event -> {
            assertThat(event.get("resourceType").asText()).isEqualTo("VARCO_PLAN");
            assertThat(event.get("operationType").asText()).isEqualTo("UPDATE");
            assertThat(event.get("resourcePath").asText()).isEqualTo("access-policy/plan/versions/" + (before + 1));
            assertThat(event.toString()).doesNotContainPattern(ABOUT_A_PERSON);
        });
    }

    @Test
    void theSamePlanAgainIsNoNewVersion() {
        int before = plan.versions().size();

        assertThat(plan.publish(plan.text(), plan.entityTag()).statusCode()).isEqualTo(200);
        assertThat(plan.versions()).hasSize(before);
    }

    @Test
    void everythingThatIsWrongIsNamedAndNothingIsPublished() {
        int before = plan.versions().size();
        ObjectNode document = withPhase(plan.document(), "2021-11-01", "nota-b");
        document.put("surprise", 1);
        document.put("effectiveFrom", "2021-02-30");

        HttpResponse<String> refused = plan.publish(document, plan.entityTag());

        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode answer = PlanEndpoints.json(refused.body());
        assertThat(answer.get("code").asText()).isEqualTo("PLAN-V01");
        assertThat(answer.get("faults").findValuesAsText("field"))
                .contains("/surprise", "/effectiveFrom", lastPhase(document) + "/from");
        assertThat(plan.versions()).hasSize(before);
    }

    @Test
    void aDayThatIsOverStaysAsItWasDecided() {
        ObjectNode document = withPhase(plan.document(), "2021-05-20", "nota-c");
        document.put("effectiveFrom", "2021-04-19");

        HttpResponse<String> refused = plan.publish(document, plan.entityTag());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("/effectiveFrom").contains("that day is over");

        document.put("effectiveFrom", "2021-04-20");
        assertThat(plan.publish(document, plan.entityTag()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNotSeenThePresentVersionDoesNotWriteOverIt() {
        String seen = plan.entityTag();
        ObjectNode document = withPhase(plan.document(), "2021-05-21", "nota-d");
        assertThat(plan.publish(document, seen).statusCode()).isEqualTo(200);

        HttpResponse<String> late = plan.publish(withPhase(plan.document(), "2021-05-22", "nota-e"), seen);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("PLAN-V10");
        HttpResponse<String> blind = plan.publish(document, "");
        assertThat(blind.statusCode()).isEqualTo(428);
        assertThat(blind.body()).contains("PLAN-V09");
    }

    @Test
    void whatWasPublishedCannotBeRewrittenInTheComponent() {
        int before = plan.versions().size();
        ObjectNode component = plan.component();
        String forged = component.at("/config/history/0").asText().replace("2020-10-19", "1999-01-01");
        ((ArrayNode) component.at("/config/history")).set(0, forged);

        HttpResponse<String> refused = plan.putComponent(component);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("PLAN-V03");

        ((ObjectNode) component.get("config")).putArray("history");
        assertThat(plan.putComponent(component).statusCode()).isEqualTo(400);
        assertThat(plan.versions()).hasSize(before);
        assertThat(plan.version(1).get("version").asText()).isEqualTo("2020-10-19");
    }

    @Test
    void theConsolesWayToChangeItPublishesToo() {
        int before = plan.versions().size();
        ObjectNode component = plan.component();
        ObjectNode document = withPhase(plan.document(), "2021-05-24", "nota-f");
        ((ObjectNode) component.get("config")).putArray("document").add(document.toString());

        assertThat(plan.putComponent(component).statusCode()).isEqualTo(204);
        assertThat(plan.versions()).hasSize(before + 1);

        ObjectNode again = plan.component();
        ((ObjectNode) again.get("config"))
                .putArray("document")
                .add(document.put("surprise", 1).toString());
        HttpResponse<String> refused = plan.putComponent(again);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("/surprise").contains("errorMessage");
        assertThat(plan.versions()).hasSize(before + 1);
    }

    @Test
    void aRealmHasOnePlan() {
        ObjectNode second = plan.component();
        second.remove("id");

        HttpResponse<String> refused = plan.postComponent(second);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("PLAN-V02");
    }

    @Test
    void whatIsNoPlanIsRefusedWithoutAStackTrace() {
        for (String text : List.of("", "plan", "[]", "{\"body\": {\"'{0}'\": 1}}", "{\"a\": 1, \"a\": 2}")) {
            HttpResponse<String> refused = plan.publish(text, plan.entityTag());
            assertThat(refused.statusCode()).as(text).isEqualTo(400);
            assertThat(refused.body()).contains("PLAN-V01");
        }
    }

    @Test
    void theSchemaIsThereForEditors() {
        HttpResponse<String> schema = plan.get("/schema");
        assertThat(schema.statusCode()).isEqualTo(200);
        assertThat(PlanEndpoints.json(schema.body()).get("$id").asText()).isEqualTo("urn:varco:schema:plan:1");
    }

    @Test
    void aVersionThatNeverWasIsNotFound() {
        assertThat(plan.get("/versions/4711").statusCode()).isEqualTo(404);
        assertThat(plan.get("/versions/0").statusCode()).isEqualTo(404);
    }

    @Test
    void aRealmWithABadPlanIsNotImported() {
        ObjectNode copy = realm.admin().representation();
        ObjectNode bad = plan.document();
        ((ObjectNode) bad.at("/phases/0")).put("from", "2022-01-01");
        HttpResponse<String> refused = plan.importRealm(copy.path("realm").asText() + "-bad", bad);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("PLAN-V01").contains("/phases/0/from: is past the ceiling");
        HttpResponse<String> good = plan.importRealm(copy.path("realm").asText() + "-good", plan.document());
        assertThat(good.statusCode()).isEqualTo(201);
        plan.deleteRealm(copy.path("realm").asText() + "-good");
    }

    private List<JsonNode> adminEvents() {
        return realm.admin().adminEvents();
    }

    private static String lastPhase(ObjectNode document) {
        return "/phases/" + (document.get("phases").size() - 1);
    }

    private static ObjectNode withPhase(ObjectNode document, String from, String id) {
        document.put("version", id).put("effectiveFrom", "2021-04-20");
        ObjectNode phase = ((ArrayNode) document.get("phases")).addObject();
        phase.put("id", id).put("from", from);
        phase.putObject("act").put("name", "Nota operativa").put("number", id).put("date", "2021-04-20");
        phase.putArray("profiles").add("medici-esterni");
        phase.putArray("stops").add("role");
        ArrayNode phases = (ArrayNode) document.get("phases");
        for (int i = phases.size() - 2; i >= 0; i--) {
            if (phases.get(i).at("/profiles/0").asText().equals("medici-esterni")) {
                phases.remove(i);
            }
        }
        return document;
    }
}
