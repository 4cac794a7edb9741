package it.varco.policy.grant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.plan.GrantSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of one grant, as one value of the user attribute {@code varco.grants}. */
public final class GrantText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 16_384;

    private GrantText() {}

    /** The grant in one line of JSON. */
    public static String write(Grant grant) {
        ObjectNode node = JSON.createObjectNode();
        node.put("profile", grant.profile());
        node.put("source", grant.source().slug());
        grant.delegator().ifPresent(delegator -> node.put("delegator", delegator));
        grant.changes().forEach(change -> {
            ObjectNode step = node.withArray("changes").addObject();
            step.put("from", change.from().toString());
            step.put("state", change.state().slug());
            step.put("at", change.recordedAt().toString());
            step.put("by", change.word().by());
            change.word().office().ifPresent(office -> step.put("office", office));
            change.word().act().ifPresent(act -> step.put("act", act));
        });
        return node.toString();
    }

    /** The grant that the text holds; empty where it is none, which gives no role. */
    public static Optional<Grant> read(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(text);
            Optional<GrantSource> source = GrantSource.named(node.path("source").asText());
            List<GrantChange> changes = new ArrayList<>();
            for (JsonNode step : node.path("changes")) {
                changes.add(change(step));
            }
            return source.map(known ->
                    new Grant(node.path("profile").asText(), known, text(node, "delegator"), List.copyOf(changes)));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static GrantChange change(JsonNode step) {
        GrantState state = GrantState.named(step.path("state").asText())
                .orElseThrow(() -> new IllegalArgumentException("not a state of a grant"));
        return new GrantChange(
                Instant.parse(step.path("from").asText()),
                state,
                Instant.parse(step.path("at").asText()),
                new GrantChange.Word(step.path("by").asText(), text(step, "office"), text(step, "act")));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
