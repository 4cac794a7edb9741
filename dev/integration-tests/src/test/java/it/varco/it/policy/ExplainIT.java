package it.varco.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Why something is refused: by day for everybody, and rule by rule for one person. */
@VarcoTest
class ExplainIT {

    private static final Person CARLA = People.named("carla").orElseThrow();
    private static final String FABIO = "SRRFBA85P17B354F";

    private final TestRealm realm;
    private final TestIdentityProvider provider;
    private final PlanEndpoints endpoints;

    ExplainIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.provider = providers.all().get(0);
        this.endpoints = new PlanEndpoints(realm);
    }

    /** Scenario 12 of domain.md, at the level of the plan: a phase that comes as data, and a person whom it concerns. */
    @Test
    void aPhaseThatIsPublishedDecidesAtOnceAndFromItsDay() {
        realm.clock().freeze("2021-04-20T10:00:00+02:00");
        String fabio = importFabio();
        assertThat(role("2021-05-17", "ditte", "legacy-generic").get("allowed").asBoolean())
                .isTrue();
        ObjectNode plan = endpoints.document().put("version", "4").put("effectiveFrom", "2021-04-20");
        ObjectNode phase =
                ((ArrayNode) plan.get("phases")).addObject().put("id", "4").put("from", "2021-05-17");
        phase.putObject("act").put("name", "Nota operativa").put("number", "4").put("date", "2021-04-20");
        phase.putArray("profiles").add("ditte");
        phase.putArray("stops").add("role");

        List<JsonNode> lines = lines(endpoints.dryRun("2021-05-17", plan.toString()));
        assertThat(lines).hasSize(3);
        assertThat(lines.subList(0, 2)).allSatisfy(line -> {
            assertThat(line.get("account").asText()).isEqualTo(fabio);
            assertThat(line.get("loses")).extracting(JsonNode::asText).containsExactly("ditte");
        });
        assertThat(lines.subList(0, 2))
                .extracting(line -> line.get("method").asText())
                .containsExactly("pin-inps", "legacy-generic");
        assertThat(lines.get(2).at("/totals/losing/ditte/legacy-generic").asInt())
                .isEqualTo(1);
        assertThat(lines.get(2).at("/totals/concerned").asInt()).isEqualTo(1);
        assertThat(lines(endpoints.dryRun("2021-05-16", plan.toString()))).hasSize(1);
        assertThat(endpoints.dryRun("2021-05-16", plan.toString()).body()).doesNotContain(FABIO);

        assertThat(endpoints.publish(plan, endpoints.entityTag()).statusCode()).isEqualTo(200);

        assertThat(role("2021-05-16", "ditte", "legacy-generic").get("allowed").asBoolean())
                .isTrue();
        JsonNode stopped = role("2021-05-17", "ditte", "legacy-generic");
        assertThat(stopped.get("allowed").asBoolean()).isFalse();
        assertThat(stopped.get("code").asText()).isEqualTo("PLAN-D01");
        assertThat(stopped.get("rule").asText()).isEqualTo("phase/4");
        assertThat(stopped.at("/act/name").asText()).isEqualTo("Nota operativa");
        assertThat(stopped.get("since").asText()).isEqualTo("2021-05-17");
        assertThat(endpoints
                        .send("GET", "/calendar?from=2021-05-01&to=2021-05-31", "")
                        .body())
                .contains("\"2021-05-17\"")
                .contains("Nota operativa");

        JsonNode last = decision(FABIO, "legacy-generic", "2021-05-16T23:59:59+02:00");
        assertThat(last.get("entry").asText()).isEqualTo("open");
        assertThat(last.get("token")).extracting(JsonNode::asText).containsExactly("ditte");
        assertThat(last.get("changesAt").asText()).startsWith("2021-05-17T00:00");
        JsonNode over = decision(FABIO, "legacy-generic", "2021-05-17T00:00:00+02:00");
        assertThat(over.get("entry").asText()).isEqualTo("no-role-left");
        assertThat(over.get("token")).isEmpty();
        assertThat(over.at("/roles/0/plan/rule").asText()).isEqualTo("phase/4");
        assertThat(over.at("/roles/0/grant/allowed").asBoolean()).isTrue();
        assertThat(over.toString()).doesNotContain(FABIO);
        JsonNode strong = decision(fabio, "spid", "2021-05-17T00:00:00+02:00");
        assertThat(strong.get("token")).extracting(JsonNode::asText).containsExactly("ditte");
    }

    @Test
    void aQuestionThatCannotBeReadIsRefusedWithoutAnEcho() {
        for (String question : List.of(
                "",
                "[]",
                "{\"person\": \"" + FABIO + "\"}",
                "{\"person\": \"" + FABIO + "\", \"method\": \"palm-reading\"}",
                "{\"person\": \"" + FABIO + "\", \"method\": \"spid\", \"instant\": \"yesterday\"}",
                "{\"person\": \"" + FABIO + "\", \"method\": \"spid\", \"surprise\": 1}")) {
            HttpResponse<String> refused = endpoints.send("POST", "/decision", question);
            assertThat(refused.statusCode()).as(question).isEqualTo(400);
            assertThat(refused.body()).contains("PLAN-X03").doesNotContain(FABIO);
        }
        HttpResponse<String> unknown =
                endpoints.send("POST", "/decision", "{\"person\": \"nobody\", \"method\": \"spid\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(endpoints.send("GET", "/calendar?day=soon", "").statusCode()).isEqualTo(400);
        assertThat(endpoints.send("GET", "/calendar?day=1901-01-01", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoMayAsk() {
        realm.clock().reset();
        String token = tokenOf(CARLA, "varco-director");
        assertThat(endpoints.as(token, "GET", "/calendar").statusCode()).isEqualTo(200);
        assertThat(endpoints.as(token, "GET", "/plan").statusCode()).isEqualTo(200);

        HttpResponse<String> write = endpoints.as(token, "PUT", "/plan");
        assertThat(write.statusCode()).isEqualTo(403);
        assertThat(write.body()).contains("PLAN-C01");
        assertThat(endpoints.as(token, "POST", "/plan/dry-run").statusCode()).isEqualTo(403);
        assertThat(endpoints.as("", "GET", "/calendar").statusCode()).isEqualTo(401);

        String helpDesk = tokenOf(People.named("bruno").orElseThrow(), "varco-help-desk");
        assertThat(endpoints.as(helpDesk, "GET", "/calendar").statusCode()).isEqualTo(403);
        assertThat(endpoints.as(helpDesk, "GET", "/plan/versions").statusCode()).isEqualTo(403);
        String nobody = tokenOf(People.named("dario").orElseThrow());
        for (String path : List.of("/calendar", "/plan", "/plan/schema", "/plan/versions/1")) {
            assertThat(endpoints.as(nobody, "GET", path).statusCode()).as(path).isEqualTo(403);
        }
    }

    /** The realm's own administrator is nobody to these endpoints. */
    @Test
    void theRealmsOwnAdministratorMayNot() {
        realm.clock().reset();
        Person ada = People.named("ada").orElseThrow();
        tokenOf(ada);
        String client = realm.admin()
                .get("/clients?clientId=realm-management")
                .get(0)
                .get("id")
                .asText();
        JsonNode admin = realm.admin().get("/clients/" + client + "/roles/realm-admin");
        realm.admin()
                .post(
                        "/users/" + accountOf(ada) + "/role-mappings/clients/" + client,
                        JsonNodeFactory.instance.arrayNode().add(admin));

        assertThat(endpoints.as(tokenOf(ada), "GET", "/plan").statusCode()).isEqualTo(403);
    }

    private JsonNode role(String day, String profile, String method) {
        JsonNode found = PlanEndpoints.json(
                endpoints.send("GET", "/calendar?day=" + day, "").body());
        return StreamSupport.stream(found.get("profiles").spliterator(), false)
                .filter(one -> one.get("profile").asText().equals(profile))
                .flatMap(one -> StreamSupport.stream(one.get("answers").spliterator(), false))
                .filter(one -> one.get("method").asText().equals(method))
                .findFirst()
                .orElseThrow()
                .get("role");
    }

    private JsonNode decision(String person, String method, String instant) {
        ObjectNode question = JsonNodeFactory.instance
                .objectNode()
                .put("person", person)
                .put("method", method)
                .put("instant", instant);
        HttpResponse<String> answer = endpoints.send("POST", "/decision", question.toString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return PlanEndpoints.json(answer.body());
    }

    private static List<JsonNode> lines(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Arrays.stream(answer.body().split("\n")).map(PlanEndpoints::json).toList();
    }

    /** Fabio as the old system knew him: a firm, with a password of 2019. Imported, since users' APIs can't write this. */
    private String importFabio() {
        ObjectNode users = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
        ObjectNode user = users.putArray("users").addObject();
        user.put("username", "p-fabio").put("enabled", true);
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("fiscalNumber").add(FABIO);
        attributes
                .putArray("varco.grants")
                .add("{\"profile\":\"ditte\",\"source\":\"open\",\"changes\":[{\"from\":\"2019-01-15T00:00:00Z\","
                        + "\"state\":\"active\",\"at\":\"2019-01-15T00:00:00Z\",\"by\":\"load\"}]}");
        attributes
                .putArray("varco.legacy-credential")
                .add("{\"class\":\"legacy-generic\",\"issued\":\"2019-01-14T23:00:00Z\"}");
        realm.admin().post("/partialImport", users);
        return realm.admin().user("p-fabio").orElseThrow().get("id").asText();
    }

    private String tokenOf(Person who, String... roles) {
        signIn(who);
        String account = accountOf(who);
        for (String role : roles) {
            ArrayNode granted = JsonNodeFactory.instance.arrayNode();
            if (endpoints.realmRole(role).statusCode() == 404) {
                realm.admin()
                        .post("/roles", JsonNodeFactory.instance.objectNode().put("name", role));
            }
            granted.add(realm.admin().get("/roles/" + role));
            realm.admin().post("/users/" + account + "/role-mappings/realm", granted);
        }
        return signIn(who);
    }

    private String accountOf(Person who) {
        return realm.admin()
                .usersWith("fiscalNumber", who.fiscalCode())
                .get(0)
                .get("id")
                .asText();
    }

    private String signIn(Person who) {
        HttpPerson person = new HttpPerson(realm);
        return person.tokens(person.post(provider.answerTo(person.ask(provider), who, Level.L2)))
                .get("access_token")
                .asText();
    }
}
