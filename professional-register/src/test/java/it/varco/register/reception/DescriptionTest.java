package it.varco.register.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import it.varco.register.message.MessageReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the description says is what the code does. */
class DescriptionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode DOCUMENT = read(Description.load().text());

    @Test
    void describesMessagesByTheSchemaThatReadsThem() {
        JsonNode schema = DOCUMENT.at("/components/schemas/OrderEvent");
        assertThat(schema.get("properties"))
                .isEqualTo(read(MessageReader.schemaText()).get("properties"));
        assertThat(schema.get("allOf"))
                .isEqualTo(read(MessageReader.schemaText()).get("allOf"));
    }

    @Test
    void itsExampleIsAMessage() {
        JsonNode example = DOCUMENT.at("/paths/~1events/post/requestBody/content/application~1json/example");
        assertThat(schema("OrderEvent").validate(example)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void describesTheStatusAndTheBodyOfEachRefusal(CallRefusal refusal) {
        JsonNode response = DOCUMENT.at("/paths/~1events/post/responses/" + refusal.status());
        assertThat(response.path("description").asText()).contains(refusal.code());
        Reply.Refused refused =
                new Reply.Refused(refusal, List.of(new FaultAt(2, "/effectiveDate", "is no day")), List.of("e1"), "");
        JsonNode problem = JSON.valueToTree(Problem.of(refused, "7f0c2f6e-3f0a-4d0e-9f57-2b1c7f1f2a10"));
        assertThat(schema("Problem").validate(problem)).isEmpty();
        assertThat(problem.path("status").asInt()).isEqualTo(refusal.status());
    }

    @Test
    void listsEachCodeAndNoOther() {
        TreeSet<String> listed = new TreeSet<>();
        DOCUMENT.at("/components/schemas/Problem/properties/code/enum").forEach(code -> listed.add(code.asText()));
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CallRefusal.values())
                        .map(CallRefusal::code)
                        .toList());
    }

    @Test
    void aProblemSaysNothingThatItDoesNotHave() {
        Map<String, Object> problem = Problem.of(CallRefusal.NOT_KNOWN, "id");
        assertThat(problem)
                .containsEntry("type", "urn:varco:problem:reg-07")
                .containsEntry("requestId", "id")
                .doesNotContainKeys("faults", "eventIds");
    }

    @Test
    void whateverItRefersToIsThere() {
        List<String> references = DOCUMENT.findValuesAsText("$ref");
        assertThat(references).isNotEmpty();
        references.forEach(
                reference -> assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    /** Gateways send a caller by these ids; two the same would be one. */
    @Test
    void eachOperationHasAnIdOfItsOwn() {
        List<String> ids = StreamSupport.stream(DOCUMENT.get("paths").spliterator(), false)
                .flatMap(path -> path.findValuesAsText("operationId").stream())
                .toList();
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    }

    private static JsonSchema schema(String name) {
        JsonNode schema = JSON.createObjectNode()
                .put("$ref", "#/components/schemas/" + name)
                .set("components", DOCUMENT.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
