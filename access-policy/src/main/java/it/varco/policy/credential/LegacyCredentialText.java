package it.varco.policy.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.signin.SignInMethod;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The text of the record, as the value of the user attribute {@code varco.legacy-credential}. What is not exactly as it is
 * written here is no record: an end that can't be read must not become a password without end.
 */
public final class LegacyCredentialText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> FIELDS =
            Set.of("class", "issued", "expires", "exemption", "at", "by", "office", "act");
    private static final int LONGEST = 1_024;

    private LegacyCredentialText() {}

    /**
     * The record in one line of JSON.
     *
     * @throws IllegalArgumentException where it is too long to be read again
     */
    public static String write(LegacyCredential credential) {
        return write(credential, Optional.empty());
    }

    /**
     * The record in one line of JSON, with who stands behind it.
     *
     * @throws IllegalArgumentException where it is too long to be read again
     */
    public static String write(LegacyCredential credential, CredentialIssue issue) {
        return write(credential, Optional.of(issue));
    }

    /** The record that the text holds; empty where it is none, which opens no door. */
    public static Optional<LegacyCredential> read(String text) {
        return read(text, LegacyCredentialText::credential);
    }

    /** Who stands behind the record; empty where the text does not say, or is no record. */
    public static Optional<CredentialIssue> readIssue(String text) {
        return read(text, node -> {
                    credential(node);
                    return issue(node);
                })
                .flatMap(Function.identity());
    }

    private static String write(LegacyCredential credential, Optional<CredentialIssue> issue) {
        ObjectNode node = JSON.createObjectNode();
        node.put("class", credential.kind().slug());
        node.put("issued", credential.issuedAt().toString());
        credential.expires().ifPresent(end -> node.put("expires", end.toString()));
        credential.exemption().ifPresent(exemption -> node.put("exemption", exemption));
        issue.ifPresent(known -> {
            node.put("at", known.recordedAt().toString());
            node.put("by", known.by());
            known.office().ifPresent(office -> node.put("office", office));
            node.put("act", known.act());
        });
        String text = node.toString();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("the record is too long to keep");
        }
        return text;
    }

    private static <T> Optional<T> read(String text, Function<JsonNode, T> reader) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(JSON.readTree(text)));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static LegacyCredential credential(JsonNode node) {
        node.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field) || !node.path(field).isTextual()) {
                throw new IllegalArgumentException("not a field of a record");
            }
        });
        return new LegacyCredential(
                SignInMethod.named(node.path("class").asText())
                        .orElseThrow(() -> new IllegalArgumentException("not a class of password")),
                Instant.parse(node.path("issued").asText()),
                text(node, "expires").map(Instant::parse),
                text(node, "exemption"));
    }

    private static Optional<CredentialIssue> issue(JsonNode node) {
        return text(node, "at")
                .map(at -> new CredentialIssue(
                        Instant.parse(at),
                        node.path("by").asText(),
                        text(node, "office"),
                        node.path("act").asText()));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
