package it.varco.register.keycloak.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import it.varco.policy.person.FiscalCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Of whom, and under which profile, an operator asks. */
record PersonQuestion(FiscalCode person, String profile) {

    private static final int MOST_BYTES = 1_024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The question; empty where the body is none. */
    static Optional<PersonQuestion> read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? Optional.empty() : of(JSON.readTree(bytes));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<PersonQuestion> of(JsonNode body) {
        JsonNode profile = body.path("profile");
        JsonNode code = body.path("fiscalCode");
        return body.size() == 2 && profile.isTextual() && code.isTextual()
                ? FiscalCode.parse(code.textValue()).map(person -> new PersonQuestion(person, profile.textValue()))
                : Optional.empty();
    }
}
