package it.varco.register.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.EnumMap;
import java.util.Map;

/** A line that is one flat JSON object of texts. */
final class JsonLine implements LineForm {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(2).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public Map<LineField, String> fields(String line) {
        JsonNode object = parse(line);
        if (!object.isObject()) {
            throw LoadFault.NOT_THE_FORM.in("");
        }
        Map<LineField, String> fields = new EnumMap<>(LineField.class);
        object.properties().forEach(member -> {
            // What an unknown field is called may be about a person.
            LineField field = LineField.named(member.getKey()).orElseThrow(() -> LoadFault.NOT_THE_FORM.in(""));
            if (!member.getValue().isTextual()) {
                throw LoadFault.NOT_THE_FORM.in(field.key());
            }
            fields.put(field, member.getValue().textValue());
        });
        return fields;
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw LoadFault.NOT_THE_FORM.in("");
        }
    }
}
