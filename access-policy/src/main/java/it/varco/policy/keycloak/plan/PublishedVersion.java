package it.varco.policy.keycloak.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.util.JsonSerialization;

/**
 * A version of the plan as it was published.
 *
 * @param number counts publications from one
 * @param publishedAt on the wall clock
 * @param publishedBy the account's id, or {@value #IMPORT}
 * @param document the text as it was given
 */
public record PublishedVersion(int number, Instant publishedAt, String publishedBy, String document) {

    /** Who published a plan that came with the realm. */
    public static final String IMPORT = "import";

    static Optional<PublishedVersion> parse(String text) {
        try {
            JsonNode entry = JsonSerialization.mapper.readTree(text);
            return Optional.of(new PublishedVersion(
                    entry.path("number").intValue(),
                    Instant.parse(entry.path("publishedAt").asText()),
                    entry.path("publishedBy").asText(),
                    entry.path("document").asText()));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    String text() {
        try {
            return JsonSerialization.writeValueAsString(Map.of(
                    "number", number,
                    "publishedAt", publishedAt.toString(),
                    "publishedBy", publishedBy,
                    "document", document));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
