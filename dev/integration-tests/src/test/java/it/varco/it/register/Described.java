package it.varco.it.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import it.varco.it.kit.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/** The description that the server gives out, held against each of its answers. */
final class Described {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    private Described(JsonNode document) {
        this.document = document;
    }

    /** As that realm gives it out. */
    static Described by(TestRealm realm) {
        try {
            String text = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(realm.url("/professional-register/openapi.json"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return new Described(JSON.readTree(text));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Whether a message is as the description has it. */
    void demandMessage(JsonNode message) {
        demandValid(reference("#/components/schemas/OrderEvent"), message);
    }

    /** Where the call leads somewhere: that its status, type, headers and body are described. */
    void demand(String method, String path, Answered answered) {
        JsonNode operations = document.path("paths").path("/" + path);
        if (operations.isMissingNode()) {
            assertThat(answered.response().statusCode()).isEqualTo(404);
            demandValid(reference("#/components/schemas/Problem"), answered.body());
            return;
        }
        // A method that is not there is refused as the one that is there says.
        JsonNode operation = operations.has(method.toLowerCase(Locale.ROOT))
                ? operations.path(method.toLowerCase(Locale.ROOT))
                : operations.iterator().next();
        int status = answered.response().statusCode();
        JsonNode described = operation.path("responses").path(String.valueOf(status));
        assertThat(described.isMissingNode())
                .as("%s %s: %d", method, path, status)
                .isFalse();
        described
                .path("headers")
                .fieldNames()
                .forEachRemaining(header -> assertThat(answered.header(header))
                        .as("%s of %s", header, answered.response().body())
                        .isNotEmpty());
        JsonNode type = described.path("content").path(answered.header("Content-Type"));
        assertThat(type.isMissingNode()).as(answered.header("Content-Type")).isFalse();
        demandValid(type.path("schema"), answered.body());
    }

    private void demandValid(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(whole)
                        .validate(value))
                .as(value.toString())
                .isEmpty();
    }

    private static JsonNode reference(String to) {
        return JSON.createObjectNode().put("$ref", to);
    }
}
