package it.varco.it.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;

/**
 * The policy clock of one realm, moved by anybody through {@code dev/rehearsal-clock}. Keycloak's own time, such as a
 * token's {@code iat}, stays the wall's.
 */
public final class RealmClock {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI resource;

    RealmClock(URI resource) {
        this.resource = resource;
    }

    /** What time it is for the plan, in Rome. */
    public OffsetDateTime now() {
        return OffsetDateTime.parse(shown().path("now").asText());
    }

    /** What the clock says of itself: {@code now}, {@code moved}, {@code frozen}. */
    public JsonNode shown() {
        return accepted(send("GET", ""));
    }

    /** The clock goes on from this instant, such as {@code 2020-11-30T23:59:59+01:00}. */
    public void set(String iso) {
        accepted(send("PUT", wanted(iso).toString()));
    }

    /** The clock stands at this instant until it is set again. */
    public void freeze(String iso) {
        accepted(send("PUT", wanted(iso).put("frozen", true).toString()));
    }

    /** The clock is the wall's again. */
    public void reset() {
        accepted(send("DELETE", ""));
    }

    /** Sends whatever as JSON, for tests that look at refusals. */
    public HttpResponse<String> send(String method, String body) {
        return send(method, "application/json", body);
    }

    /** Sends whatever as that type. */
    public HttpResponse<String> send(String method, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(resource)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", type)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode wanted(String iso) {
        return JsonNodeFactory.instance.objectNode().put("now", iso);
    }

    private static JsonNode accepted(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError("the clock answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
