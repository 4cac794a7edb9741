package it.varco.roles.keycloak.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.signin.SignInMethod;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.util.JsonSerialization;

/**
 * Who would come in how and when. The person stands in a body and nowhere else: an address is logged.
 *
 * @param person a fiscal code or the id of an account
 * @param authenticationContext the class that the door would assert
 */
record Question(String person, SignInMethod method, Optional<String> authenticationContext, Optional<Instant> instant) {

    private static final int MOST_BYTES = 2000;
    private static final int LONGEST_TEXT = 200;
    private static final Set<String> FIELDS = Set.of("person", "method", "acr", "instant");
    private static final ObjectReader JSON = JsonSerialization.mapper.readerFor(JsonNode.class);

    static Question of(InputStream body) {
        JsonNode question = read(body);
        if (!question.isObject()
                || question.properties().stream().map(Map.Entry::getKey).anyMatch(field -> !FIELDS.contains(field))) {
            throw refused("a question has the fields person, method, acr, instant and no others");
        }
        return new Question(
                text(question, "person").orElseThrow(() -> refused("person is missing")),
                text(question, "method")
                        .flatMap(SignInMethod::named)
                        .orElseThrow(() -> refused("method is missing or unknown")),
                text(question, "acr"),
                text(question, "instant").map(Question::instant));
    }

    private static JsonNode read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length <= MOST_BYTES) {
                return JSON.readTree(bytes);
            }
        } catch (IOException e) {
            throw refused("the question is not JSON");
        }
        throw refused("the question is too long");
    }

    private static Optional<String> text(JsonNode question, String field) {
        JsonNode value = question.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.textValue();
        if (text == null
                || text.isBlank()
                || text.length() > LONGEST_TEXT
                || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(field + " is no text, or too long");
        }
        return Optional.of(text);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refused("instant is written as 2021-05-17T00:00:00+02:00");
        }
    }

    private static RuntimeException refused(String why) {
        return AdminRefusal.of(Response.Status.BAD_REQUEST, "PLAN-X03", why);
    }
}
