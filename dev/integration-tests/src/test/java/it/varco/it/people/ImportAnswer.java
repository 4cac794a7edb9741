package it.varco.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/** What the import answered. */
record ImportAnswer(List<JsonNode> lines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ImportAnswer of(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ImportAnswer(response.body().lines().map(ImportAnswer::read).toList());
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

    /** The last line. */
    JsonNode last() {
        return lines.get(lines.size() - 1);
    }

    /** Created, updated, unchanged, refused, delegators ahead of their line. */
    List<Integer> totals() {
        return Stream.of("created", "updated", "unchanged", "refused", "delegators")
                .map(name -> last().path("totals").path(name).asInt(-1))
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
