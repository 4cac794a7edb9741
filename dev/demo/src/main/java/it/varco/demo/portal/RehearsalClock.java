package it.varco.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The realm's policy clock, where Keycloak has one that can be moved. */
final class RehearsalClock {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI resource;

    RehearsalClock(URI issuer) {
        this.resource = URI.create(issuer + "/rehearsal-clock");
    }

    /** The day, nothing where nobody can move it. */
    Optional<PolicyDay> day() {
        try {
            HttpResponse<String> answer = send("GET", "");
            return answer.statusCode() == 200 ? day(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException | DateTimeException noClockThere) {
            return Optional.empty();
        }
    }

    /** The clock goes on from this moment. */
    void set(ZonedDateTime now) {
        move(
                "PUT",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("now", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now))
                        .toString());
    }

    /** The clock is the wall's again. */
    void reset() {
        move("DELETE", "");
    }

    private static Optional<PolicyDay> day(JsonNode clock) {
        return clock.path("movable").asBoolean()
                ? Optional.of(new PolicyDay(
                        OffsetDateTime.parse(clock.path("now").asText()).atZoneSameInstant(Days.ROME),
                        clock.path("moved").asBoolean()))
                : Optional.empty();
    }

    private void move(String method, String body) {
        try {
            int status = send(method, body).statusCode();
            if (status != 200) {
                throw new IllegalStateException("the rehearsal clock answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(resource)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
