package it.varco.policy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What the JSON Schema of a plan finds in a document. */
final class PlanSchema {

    private static final String RESOURCE = "plan.schema.json";

    private final JsonSchema schema;

    private PlanSchema(JsonSchema schema) {
        this.schema = schema;
    }

    static PlanSchema load() {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .build();
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text(), config);
        schema.initializeValidators();
        return new PlanSchema(schema);
    }

    static String text() {
        try (InputStream in = PlanSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<PlanFault> faults(JsonNode document) {
        return schema.validate(document).stream().map(PlanSchema::fault).toList();
    }

    private static PlanFault fault(ValidationMessage message) {
        String where = message.getInstanceLocation().toString();
        return switch (message.getType()) {
            case "required" -> new PlanFault(DocumentField.below(where, message.getProperty()), "is missing");
            case "additionalProperties" ->
                new PlanFault(DocumentField.below(where, message.getProperty()), "is no field that a plan has here");
            default -> new PlanFault(where, message.getError());
        };
    }
}
