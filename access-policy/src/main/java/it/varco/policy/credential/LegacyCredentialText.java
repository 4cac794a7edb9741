package it.varco.policy.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.signin.SignInMethod;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The text of the record, as the value of the user attribute {@code varco.legacy-credential}. */
public final class LegacyCredentialText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 1_024;

    private LegacyCredentialText() {}

    /** The record in one line of JSON. */
    public static String write(LegacyCredential credential) {
        ObjectNode node = JSON.createObjectNode();
        node.put("class", credential.kind().slug());
        node.put("issued", credential.issuedAt().toString());
        credential.expires().ifPresent(end -> node.put("expires", end.toString()));
        credential.exemption().ifPresent(exemption -> node.put("exemption", exemption));
        return node.toString();
    }

    /** The record that the text holds; empty where it is none, which opens no door. */
    public static Optional<LegacyCredential> read(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(text);
            return SignInMethod.named(node.path("class").asText())
                    .map(kind -> new LegacyCredential(
                            kind,
                            Instant.parse(node.path("issued").asText()),
                            text(node, "expires").map(Instant::parse),
                            text(node, "exemption")));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
