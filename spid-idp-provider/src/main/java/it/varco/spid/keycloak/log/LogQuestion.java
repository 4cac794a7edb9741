package it.varco.spid.keycloak.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import it.varco.policy.person.FiscalCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What an auditor asks for: one flat object of texts. A person is named in a body, never in an address.
 *
 * @param person whose sign-ins
 * @param messageId of a request, an answer or an assertion
 * @param from the first instant
 * @param to the instant after the last
 * @param seal the name of a seal that was kept elsewhere
 */
record LogQuestion(
        Optional<FiscalCode> person,
        Optional<String> messageId,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> seal) {

    private static final int MOST_BYTES = 4_096;
    private static final Set<String> FIELDS = Set.of("fiscalCode", "messageId", "from", "to", "seal");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The question; empty where the body is none. */
    static Optional<LogQuestion> read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? Optional.empty() : of(JSON.readTree(bytes));
        } catch (JsonProcessingException | DateTimeException notTheForm) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** An instant of an address. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }

    /** Whether it asks for a person or for a message, and not for both. */
    boolean namesOne() {
        return person.isPresent() != messageId.isPresent();
    }

    RecordBook.Period period(Instant now) {
        return new RecordBook.Period(from.orElse(Instant.EPOCH), to.orElse(now.plusSeconds(1)));
    }

    private static Optional<LogQuestion> of(JsonNode body) {
        boolean fits = body.isObject()
                && body.properties().stream()
                        .allMatch(field -> FIELDS.contains(field.getKey())
                                && field.getValue().isTextual());
        if (!fits) {
            return Optional.empty();
        }
        Optional<FiscalCode> person = text(body, "fiscalCode").flatMap(FiscalCode::parse);
        return person.isEmpty() && body.has("fiscalCode")
                ? Optional.empty()
                : Optional.of(new LogQuestion(
                        person,
                        text(body, "messageId"),
                        text(body, "from").map(Instant::parse),
                        text(body, "to").map(Instant::parse),
                        text(body, "seal")));
    }

    private static Optional<String> text(JsonNode body, String field) {
        return Optional.ofNullable(body.get(field)).map(JsonNode::textValue);
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "LogQuestion[" + from + ", " + to + "]";
    }
}
