package it.varco.it.people;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.AnsweredLines;
import java.net.http.HttpResponse;
import java.util.List;

/** What the import answered. */
record ImportAnswer(AnsweredLines answered) {

    static ImportAnswer of(HttpResponse<String> response) {
        return new ImportAnswer(AnsweredLines.of(response));
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

    /** Created, updated, unchanged, refused, delegators ahead of their line. */
    List<Integer> totals() {
        return answered.totals("created", "updated", "unchanged", "refused", "delegators");
    }
}
