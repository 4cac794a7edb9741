package it.varco.it.register;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.AnsweredLines;
import java.net.http.HttpResponse;
import java.util.List;

/** What the load of a register answered. */
record LoadAnswer(AnsweredLines answered) {

    static LoadAnswer of(HttpResponse<String> response) {
        return new LoadAnswer(AnsweredLines.of(response));
    }

    List<JsonNode> lines() {
        return answered.lines();
    }

    List<String> refused() {
        return answered.refused();
    }

    JsonNode last() {
        return answered.last();
    }

    /** How it ended: {@code complete}, or the code of why not. */
    String end() {
        return last().path("complete").asBoolean()
                ? "complete"
                : last().path("code").asText();
    }

    /** Loaded, known before, refused. */
    List<Integer> totals() {
        return answered.totals("loaded", "known", "refused");
    }
}
