package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Rehearsal, production, and no way back: neither by changing the component nor by adding another. */
@VarcoTest
class StageMovesForwardOnlyIT {

    private static final String KIND = "it.varco.policy.keycloak.setting.RealmSetting";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;

    StageMovesForwardOnlyIT(TestRealm realm, TargetKeycloak keycloak) {
        this.realm = realm;
        this.keycloak = keycloak;
    }

    @Test
    void aRealmInProductionStaysThereAndKnowsNobodyOnLocalhost() {
        assertThat(entries()).isEqualTo(3);
        assertThat(metadata()).startsWith("<?xml");
        ObjectNode stage = stage();
        String path = "/components/" + stage.get("id").asText();

        realm.admin().put(path, withStage(stage, "production"));
        assertThat(entries()).isZero();
        assertThat(metadata()).startsWith("SPID-P15");

        HttpResponse<String> back = send("PUT", path, withStage(stage, "rehearsal"));
        assertThat(back.statusCode()).isEqualTo(400);
        assertThat(back.body()).contains("does not go back");

        assertThat(send("DELETE", path, stage).statusCode()).isEqualTo(400);
        stage.remove("id");
        HttpResponse<String> another = send("POST", "/components", withStage(stage, "rehearsal"));
        assertThat(another.statusCode()).isEqualTo(400);
        assertThat(entries()).isZero();
    }

    @Test
    void anUnknownStageIsRefusedByName() {
        ObjectNode stage = stage();
        HttpResponse<String> refused =
                send("PUT", "/components/" + stage.get("id").asText(), withStage(stage, "almost"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("rehearsal or production");
    }

    /** Out of sight it would make room for another. */
    @Test
    void theStageIsNotMovedAside() {
        ObjectNode stage = stage();
        HttpResponse<String> refused = send(
                "PUT",
                "/components/" + stage.get("id").asText(),
                stage.deepCopy().put("parentId", "elsewhere"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(stage()).isEqualTo(stage);
    }

    private ObjectNode stage() {
        return (ObjectNode) realm.admin().components(KIND).stream()
                .filter(component ->
                        "varco-stage".equals(component.get("providerId").asText()))
                .findFirst()
                .orElseThrow();
    }

    private int entries() {
        JsonNode registry = realm.admin().get("/spid/registry");
        return registry.get("entries").size();
    }

    private String metadata() {
        return keycloak.admin()
                .send("GET", realm.url("/spid/metadata").getPath(), "")
                .body();
    }

    private HttpResponse<String> send(String method, String path, JsonNode body) {
        return keycloak.admin().send(method, "/admin/realms/" + realm.name() + path, body.toString());
    }

    private static ObjectNode withStage(ObjectNode component, String stage) {
        ObjectNode changed = component.deepCopy();
        changed.set("config", JsonNodeFactory.instance.objectNode());
        ((ObjectNode) changed.get("config")).putArray("stage").add(stage);
        return changed;
    }
}
