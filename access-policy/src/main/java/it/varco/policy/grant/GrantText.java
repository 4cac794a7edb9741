package it.varco.policy.grant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.plan.GrantSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of one grant, as one value of the user attribute {@code varco.grants}. What is not exactly as it is written here
 * is no grant: a field that this version doesn't know may be one that takes something away.
 */
public final class GrantText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> OF_GRANT = Set.of("profile", "source", "delegator", "changes");
    private static final Set<String> OF_CHANGE = Set.of("from", "state", "at", "by", "office", "act");
    private static final int LONGEST = 16_384;

    private GrantText() {}

    /**
     * The grant in one line of JSON.
     *
     * @throws IllegalArgumentException where the grant has had too many changes for one value to hold
     */
    public static String write(Grant grant) {
        ObjectNode node = JSON.createObjectNode();
        node.put("profile", grant.profile());
        node.put("source", grant.source().slug());
        grant.delegator().ifPresent(delegator -> node.put("delegator", delegator));
        ArrayNode changes = node.putArray("changes");
        grant.changes().forEach(change -> {
            ObjectNode step = changes.addObject();
            step.put("from", change.from().toString());
            step.put("state", change.state().slug());
            step.put("at", change.recordedAt().toString());
            step.put("by", change.word().by());
            change.word().office().ifPresent(office -> step.put("office", office));
            change.word().act().ifPresent(act -> step.put("act", act));
        });
        String text = node.toString();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a grant of " + grant.changes().size() + " changes is too long to keep");
        }
        return text;
    }

    /** The grant that the text holds; empty where it is none, which gives no role. */
    public static Optional<Grant> read(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(grant(JSON.readTree(text)));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Grant grant(JsonNode node) {
        refuseUnknownFields(node, OF_GRANT);
        if (!node.path("changes").isArray()) {
            throw new IllegalArgumentException("a grant has changes");
        }
        List<GrantChange> changes = new ArrayList<>();
        node.path("changes").forEach(step -> changes.add(change(step)));
        return new Grant(
                text(node, "profile"),
                GrantSource.named(text(node, "source"))
                        .orElseThrow(() -> new IllegalArgumentException("not a source of grants")),
                textIfAny(node, "delegator"),
                changes);
    }

    private static GrantChange change(JsonNode step) {
        refuseUnknownFields(step, OF_CHANGE);
        return new GrantChange(
                Instant.parse(text(step, "from")),
                GrantState.named(text(step, "state"))
                        .orElseThrow(() -> new IllegalArgumentException("not a state of a grant")),
                Instant.parse(text(step, "at")),
                new GrantChange.Word(text(step, "by"), textIfAny(step, "office"), textIfAny(step, "act")));
    }

    private static void refuseUnknownFields(JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new IllegalArgumentException("not a field of a grant");
            }
        });
    }

    private static String text(JsonNode node, String field) {
        return textIfAny(node, field).orElseThrow(() -> new IllegalArgumentException("no " + field));
    }

    private static Optional<String> textIfAny(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new IllegalArgumentException(field + " is no text");
        }
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
