package it.varco.it.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.it.kit.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** The plan of a realm, through the endpoints of its administrator. */
final class PlanEndpoints {

    private static final String KIND = "it.varco.policy.keycloak.setting.RealmSetting";

    private final TestRealm realm;
    private final AdminApi admin;

    PlanEndpoints(TestRealm realm) {
        URI base = realm.url("/").resolve("/");
        this.realm = realm;
        this.admin = new AdminApi(base, KeycloakProcess.ADMIN_USERNAME, KeycloakProcess.ADMIN_PASSWORD);
    }

    HttpResponse<String> get(String path) {
        return admin.send("GET", "/admin/realms/" + realm.name() + "/access-policy/plan" + path, "");
    }

    /** A call below {@code access-policy}. */
    HttpResponse<String> send(String method, String path, String body) {
        return admin.send(method, "/admin/realms/" + realm.name() + "/access-policy" + path, body);
    }

    HttpResponse<String> dryRun(String day, String document) {
        return send("POST", "/plan/dry-run?day=" + day, document);
    }

    HttpResponse<String> realmRole(String name) {
        return admin.send("GET", "/admin/realms/" + realm.name() + "/roles/" + name, "");
    }

    /** The same call with a token of somebody's, or with none. */
    HttpResponse<String> as(String token, String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        realm.url("/").resolve("/admin/realms/" + realm.name() + "/access-policy" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return get("").body();
    }

    ObjectNode document() {
        return (ObjectNode) json(text());
    }

    String entityTag() {
        return get("").headers().firstValue("ETag").orElseThrow();
    }

    JsonNode versions() {
        return json(get("/versions").body());
    }

    JsonNode version(int number) {
        return json(get("/versions/" + number).body());
    }

    HttpResponse<String> publish(ObjectNode document, String ifMatch) {
        return publish(document.toString(), ifMatch);
    }

    HttpResponse<String> publish(String document, String ifMatch) {
        return admin.send(
                "PUT",
                "/admin/realms/" + realm.name() + "/access-policy/plan",
                document,
                ifMatch.isEmpty() ? Map.of() : Map.of("If-Match", ifMatch));
    }

    ObjectNode component() {
        return (ObjectNode) realm.admin().components(KIND).stream()
                .filter(component ->
                        "varco-plan".equals(component.get("providerId").asText()))
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> putComponent(ObjectNode component) {
        return admin.send(
                "PUT",
                "/admin/realms/" + realm.name() + "/components/"
                        + component().get("id").asText(),
                component.toString());
    }

    HttpResponse<String> postComponent(ObjectNode component) {
        return admin.send("POST", "/admin/realms/" + realm.name() + "/components", component.toString());
    }

    HttpResponse<String> importRealm(String name, ObjectNode document) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("realm", name);
        ObjectNode component = json.putObject("components").putArray(KIND).addObject();
        component.put("name", "plan").put("providerId", "varco-plan");
        component.putObject("config").putArray("document").add(document.toString());
        return admin.send("POST", "/admin/realms", json.toString());
    }

    void deleteRealm(String name) {
        admin.delete("/admin/realms/" + name);
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
