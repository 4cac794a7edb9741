package it.varco.register.reception;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.register.message.MessageReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of this service (OpenAPI 3.1). What a message is, it takes from the very schema that messages are read by. */
public final class Description {

    private static final String RESOURCE = "openapi.json";

    private final String text;

    private Description(String text) {
        this.text = text;
    }

    /** The description as it ships. */
    public static Description load() {
        JsonMapper json = new JsonMapper();
        try (InputStream in = Description.class.getResourceAsStream(RESOURCE)) {
            ObjectNode document = (ObjectNode) json.readTree(in);
            ObjectNode message = (ObjectNode) json.readTree(MessageReader.schemaText());
            message.remove("$schema");
            document.withObject("/components/schemas").set("OrderEvent", message);
            return new Description(json.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its JSON. */
    public String text() {
        return text;
    }
}
