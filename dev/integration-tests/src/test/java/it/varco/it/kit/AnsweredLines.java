package it.varco.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/** What the server answered to lines while it read them, itself in lines. */
public record AnsweredLines(List<JsonNode> lines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The lines of an answer that began well. */
    public static AnsweredLines of(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new AnsweredLines(
                response.body().lines().map(AnsweredLines::read).toList());
    }

    /** The refused lines, as {@code line code field}. */
    public List<String> refused() {
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
    public JsonNode last() {
        return lines.get(lines.size() - 1);
    }

    /** What the last line says of each of these. */
    public List<Integer> totals(String... names) {
        return Stream.of(names)
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
