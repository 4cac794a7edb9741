package it.varco.rehearsal.keycloak;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a body asks of the clock.
 *
 * @param now the policy's instant at once
 * @param frozen whether the clock then stands there, rather than going on
 */
record WantedTime(Instant now, boolean frozen) {

    private static final String NOW = "now";
    private static final String FROZEN = "frozen";
    private static final Set<String> FIELDS = Set.of(NOW, FROZEN);
    // No plan reaches further, and sums of what lies between cannot overflow.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A body that asks nothing that can be done, with the field that is to blame. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;

        private Unreadable(String field, String reason) {
            super(reason);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** What the JSON asks: {@code {"now":"2020-12-01T00:00:00+01:00"}}, and {@code "frozen":true} where it shall stand. */
    static WantedTime in(byte[] json) throws Unreadable {
        JsonNode body = object(json);
        Optional<String> stranger =
                names(body).filter(name -> !FIELDS.contains(name)).findFirst();
        if (stranger.isPresent()) {
            throw new Unreadable(stranger.get(), "no such field: now and frozen are all there is");
        }
        return new WantedTime(instant(body.path(NOW)), flag(body.path(FROZEN)));
    }

    /** How the clock has to differ from the wall's to be at this time. */
    Movement movementFrom(Instant wall) {
        return frozen ? new Movement.Stands(now) : new Movement.GoesOn(Duration.between(wall, now));
    }

    private static JsonNode object(byte[] json) throws Unreadable {
        try {
            JsonNode body = JSON.readTree(json);
            if (body.isObject()) {
                return body;
            }
        } catch (IOException refusedBelow) {
            // The parser's words quote the body.
        }
        throw new Unreadable("body", "must be one JSON object");
    }

    private static Stream<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false);
    }

    private static Instant instant(JsonNode now) throws Unreadable {
        Instant wanted = parsed(now);
        if (wanted.isBefore(EARLIEST) || !wanted.isBefore(LATEST)) {
            throw new Unreadable(NOW, "must be in the years from 2000 to 2099");
        }
        return wanted;
    }

    private static Instant parsed(JsonNode now) throws Unreadable {
        try {
            if (now.isTextual()) {
                return OffsetDateTime.parse(now.asText()).toInstant();
            }
        } catch (DateTimeException refusedBelow) {
            // The same words for no text and for another text.
        }
        throw new Unreadable(NOW, "must be a date and time with its offset, as 2020-12-01T00:00:00+01:00");
    }

    private static boolean flag(JsonNode frozen) throws Unreadable {
        if (frozen.isMissingNode() || frozen.isBoolean()) {
            return frozen.asBoolean();
        }
        throw new Unreadable(FROZEN, "must be true or false");
    }
}
