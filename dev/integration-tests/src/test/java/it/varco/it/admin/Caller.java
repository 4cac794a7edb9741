package it.varco.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * Somebody who calls the admin API of the realm.
 *
 * @param token what the caller shows; empty for nothing
 */
public record Caller(TestRealm realm, String token) {

    private static final String SECRET = "a-test-only";

    /** A service of the realm's own that may do what this role of {@code realm-management} says. */
    public static Caller ofRealmManagement(TestRealm realm, String role) {
        String clientId = "own-" + role;
        String client = realm.admin()
                .create(
                        "/clients",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("clientId", clientId)
                                .put("secret", SECRET)
                                .put("serviceAccountsEnabled", true));
        String account = realm.admin()
                .get("/clients/" + client + "/service-account-user")
                .path("id")
                .asText();
        String management = realm.admin()
                .get("/clients?clientId=realm-management")
                .path(0)
                .path("id")
                .asText();
        JsonNode granted = realm.admin().get("/clients/" + management + "/roles/" + role);
        realm.admin()
                .post(
                        "/users/" + account + "/role-mappings/clients/" + management,
                        JsonNodeFactory.instance.arrayNode().add(granted));
        JsonNode tokens = HttpPerson.json(new HttpPerson(realm)
                .post(
                        realm.url("/protocol/openid-connect/token"),
                        Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", SECRET)));
        return new Caller(realm, tokens.path("access_token").asText());
    }

    /** Calls a path below {@code /admin/realms/{realm}}. */
    public HttpResponse<String> send(
            String method, String path, String type, String body, Map<String, String> headers) {
        return send(
                URI.create(realm.url("").toString().replace("/realms/", "/admin/realms/") + path),
                method,
                type,
                body,
                headers);
    }

    /** Posts to the person's own account page. */
    public HttpResponse<String> saveOwnAccount(ObjectNode account) {
        return send(realm.url("/account/"), "POST", "application/json", account.toString(), Map.of());
    }

    private HttpResponse<String> send(
            URI address, String method, String type, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "", "", Map.of());
    }

    public HttpResponse<String> send(String method, String path, ObjectNode body) {
        return send(method, path, "application/json", body.toString(), Map.of());
    }
}
