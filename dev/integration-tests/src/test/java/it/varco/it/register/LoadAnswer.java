package it.varco.it.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/** What the load of a register answered. */
record LoadAnswer(List<JsonNode> lines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static LoadAnswer of(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new LoadAnswer(response.body().lines().map(LoadAnswer::read).toList());
    }

    /** The refused lines, as {@code line code field}. */
    List<String> refused() {
        return lines.stream()
                .filter(line -> line.has("line"))
                .map(line -> "%d %s %s"
                        .formatted(
                                line.path("line").asLong(),
                                line.path("code").asText(),
                                line.path("field").asText()))
                .toList();
    }

    /** How it ended: {@code complete}, or the code of why not. */
    String end() {
        return last().path("complete").asBoolean()
                ? "complete"
                : last().path("code").asText();
    }

    /** Loaded, known before, refused. */
    List<Integer> totals() {
        return Stream.of("loaded", "known", "refused")
                .map(name -> last().path("totals").path(name).asInt(-1))
                .toList();
    }

    /** The last line. */
    JsonNode last() {
        return lines.get(lines.size() - 1);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
