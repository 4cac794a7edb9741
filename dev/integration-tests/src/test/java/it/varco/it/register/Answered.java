package it.varco.it.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the register answered; it is as the description has it, or there is none. */
record Answered(HttpResponse<String> response, JsonNode body) {

    static Answered of(HttpResponse<String> response) {
        try {
            return new Answered(response, new ObjectMapper().readTree(response.body()));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(response.statusCode() + " " + response.body(), notJson);
        }
    }

    /** The receipts' ids, in the order of the messages. */
    List<String> receipts() {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return texts("receipts", "receipt");
    }

    /** The event ids for which there are receipts. */
    List<String> eventIds() {
        return texts("receipts", "eventId");
    }

    /** Checks that it is a refusal, of which nobody on the way keeps a copy, and which says nothing of anybody. */
    Answered refused(int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(body.path("code").asText()).as(response.body()).isEqualTo(code);
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        assertThat(header("X-Request-Id")).isEqualTo(requestId());
        return this;
    }

    String requestId() {
        return body.path("requestId").asText();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private List<String> texts(String list, String field) {
        return StreamSupport.stream(body.path(list).spliterator(), false)
                .map(entry -> entry.path(field).asText())
                .toList();
    }
}
