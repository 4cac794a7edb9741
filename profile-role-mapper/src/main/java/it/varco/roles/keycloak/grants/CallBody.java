package it.varco.roles.keycloak.grants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import it.varco.policy.person.FiscalCode;
import it.varco.roles.grants.GrantRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The body of a call: one flat JSON object of texts, with the fields that the call knows and no others. */
final class CallBody {

    private static final int MOST_BYTES = 8_192;
    private static final int LONGEST_TEXT = 120;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, String> fields;

    private CallBody(Map<String, String> fields) {
        this.fields = fields;
    }

    /** @throws GrantRefused where the body is another than the call takes */
    static CallBody read(InputStream body, Set<String> known) {
        Map<String, String> fields = new HashMap<>();
        object(body).properties().forEach(field -> {
            String text = field.getValue().asText();
            if (!known.contains(field.getKey()) || !field.getValue().isTextual() || !isFit(text)) {
                throw GrantRefused.because(GrantRefusal.MALFORMED);
            }
            fields.put(field.getKey(), text.strip());
        });
        return new CallBody(fields);
    }

    /** The text of a field; empty where it is not there or blank. */
    Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).filter(text -> !text.isEmpty());
    }

    /** The text of a field that must be there. */
    String required(String field) {
        return text(field).orElseThrow(() -> GrantRefused.because(GrantRefusal.MALFORMED));
    }

    /** A civil day. */
    Optional<LocalDate> day(String field) {
        try {
            return text(field).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            throw GrantRefused.because(GrantRefusal.MALFORMED);
        }
    }

    /** The fiscal code in a field. */
    Optional<FiscalCode> code(String field) {
        return text(field)
                .map(text ->
                        FiscalCode.parse(text).orElseThrow(() -> GrantRefused.because(GrantRefusal.NOT_A_FISCAL_CODE)));
    }

    /** A person, by the one field or the other; both at once is neither. */
    Optional<PersonReference> person(String codeField, String accountField) {
        Optional<PersonReference> byCode = code(codeField).map(PersonReference.ByCode::new);
        Optional<PersonReference> byAccount = text(accountField).map(PersonReference.ByAccount::new);
        if (byCode.isPresent() && byAccount.isPresent()) {
            throw GrantRefused.because(GrantRefusal.MALFORMED);
        }
        return byCode.or(() -> byAccount);
    }

    /** The same, where the fields may as well say nothing that can be read. */
    Optional<PersonReference> personIfAny(String codeField, String accountField) {
        try {
            return person(codeField, accountField);
        } catch (GrantRefused unreadable) {
            return Optional.empty();
        }
    }

    /** The person whom the call is about. */
    PersonReference person() {
        return person("fiscalCode", "account").orElseThrow(() -> GrantRefused.because(GrantRefusal.MALFORMED));
    }

    private static boolean isFit(String text) {
        return text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    private static JsonNode object(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            JsonNode node = bytes.length > MOST_BYTES ? null : JSON.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw GrantRefused.because(GrantRefusal.MALFORMED);
            }
            return node;
        } catch (JsonProcessingException notJson) {
            throw GrantRefused.because(GrantRefusal.MALFORMED);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
