package it.varco.policy.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a plan from JSON. What the JSON Schema says is checked, then what no schema can say; a document is accepted whole
 * or not at all, and then with everything that is wrong with it.
 */
public final class PlanDocument {

    /** No document is longer, in characters. */
    public static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 20;

    /** A document with more faults than these is not one that somebody mends by hand. */
    private static final int MOST_FAULTS = 1000;

    private final PlanSchema schema = PlanSchema.load();
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The JSON Schema (draft 2020-12) of a plan, as text. */
    public static String schema() {
        return PlanSchema.text();
    }

    /** The plan in the document, or what is wrong with it. */
    public PlanReading read(String document) {
        if (document.length() > LONGEST) {
            return refused("", "is longer than " + LONGEST + " characters");
        }
        JsonNode root;
        try {
            root = json.readTree(document);
        } catch (JsonProcessingException e) {
            return refused(pointer(e), notJson(e));
        }
        if (!root.isObject()) {
            return refused("", "is not a JSON object");
        }
        DocumentField whole = DocumentField.root(root);
        List<PlanFault> faults = Stream.concat(
                        schema.faults(root).stream(), new PlanConsistency(whole).faults().stream())
                .distinct()
                .limit(MOST_FAULTS)
                .toList();
        return faults.isEmpty() ? new PlanReading.Accepted(PlanReader.read(whole)) : new PlanReading.Refused(faults);
    }

    private static PlanReading refused(String field, String reason) {
        return new PlanReading.Refused(List.of(new PlanFault(field, reason)));
    }

    private static String pointer(JsonProcessingException e) {
        return e.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
    }

    private static String notJson(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return "is not JSON as a plan is written: " + e.getOriginalMessage() + where;
    }
}
