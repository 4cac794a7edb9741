package it.varco.demo.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Keycloak's REST API with an administrator's token; paths begin at the server's root. */
public final class AdminApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    // Below the minute that a token of the master realm lives.
    private static final Duration TOKEN_USED_FOR = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI baseUrl;
    private final String username;
    private final String password;
    private String token = "";
    private Instant tokenFetched = Instant.MIN;

    /** The API of the server at that address. */
    public AdminApi(URI baseUrl, String username, String password) {
        this.baseUrl = baseUrl;
        this.username = username;
        this.password = password;
    }

    /** The JSON there. */
    public JsonNode get(String path) {
        return json(accepted("GET", path, ""));
    }

    /** Posts the JSON; the answer's JSON, or a missing node where it has none. */
    public JsonNode post(String path, JsonNode body) {
        return json(accepted("POST", path, body.toString()));
    }

    /** Posts the JSON of something new; its id, from the address it was given. */
    public String create(String path, JsonNode body) {
        String location = accepted("POST", path, body.toString())
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("POST " + path + " named no location"));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Puts the JSON. */
    public JsonNode put(String path, JsonNode body) {
        return json(accepted("PUT", path, body.toString()));
    }

    /** Deletes what is there. */
    public void delete(String path) {
        accepted("DELETE", path, "");
    }

    /** Sends whatever and gives back the answer as it is, for tests that look at refusals. */
    public HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, body, Map.of());
    }

    /** The same with headers of the test's own. */
    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(method, path, "application/json", body);
        headers.forEach(request::header);
        return exchange(request.build());
    }

    /** Posts lines of JSON and gives back the answer as it is. */
    public HttpResponse<String> sendLines(String path, String lines) {
        return sendText(path, "application/x-ndjson", lines);
    }

    /** Posts a text of that media type and gives back the answer as it is. */
    public HttpResponse<String> sendText(String path, String mediaType, String text) {
        return exchange(request("POST", path, mediaType, text).build());
    }

    private HttpRequest.Builder request(String method, String path, String type, String body) {
        return HttpRequest.newBuilder(baseUrl.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", type);
    }

    private HttpResponse<String> accepted(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() / 100 != 2) {
            throw new AdminRefused(method + " " + path, response.statusCode(), response.body());
        }
        return response;
    }

    private String token() {
        if (tokenFetched.plus(TOKEN_USED_FOR).isBefore(Instant.now())) {
            HttpResponse<String> response =
                    exchange(HttpRequest.newBuilder(baseUrl.resolve("/realms/master/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                                            .formatted(username, password)))
                            .build());
            if (response.statusCode() != 200) {
                throw new AdminRefused("The administrator's sign-in", response.statusCode(), response.body());
            }
            token = json(response).path("access_token").asText();
            tokenFetched = Instant.now();
        }
        return token;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
