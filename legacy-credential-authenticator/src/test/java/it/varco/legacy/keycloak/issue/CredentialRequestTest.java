package it.varco.legacy.keycloak.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an office may send, and nothing else. */
class CredentialRequestTest {

    private static final String PERSON = "{\"fiscalCode\": \"CNTDRA90A09F839E\"}";

    @Test
    void readsWhatAnOfficeSends() throws JsonProcessingException {
        CredentialRequest request = read("{\"person\": " + PERSON
                + ", \"class\": \"legacy-dispositive\", \"act\": \"modulo\"," + " \"expires\": \"2021-07-01\"}");
        assertThat(request.kind()).isEqualTo(SignInMethod.LEGACY_DISPOSITIVE);
        assertThat(request.office()).isEmpty();
        assertThat(request.expires()).contains(Instant.parse("2021-06-30T22:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"person\": {\"fiscalCode\": \"CNTDRA90A09F839E\"}, \"class\": \"legacy-dispositive\"}",
                "{\"person\": {\"fiscalCode\": \"CNTDRA90A09F839E\"}, \"act\": \"x\"}",
                "{\"person\": {\"fiscalCode\": \"CNTDRA90A09F839E\"}, \"class\": \"none\", \"act\": \"x\"}",
                "{\"person\": {\"fiscalCode\": \"CNTDRA90A09F839F\"}, \"class\": \"legacy-generic\", \"act\": \"x\"}",
                "{\"person\": {\"fiscalCode\": \"CNTDRA90A09F839E\", \"id\": \"x\"}, \"class\": \"legacy-generic\", \"act\": \"x\"}",
                "{\"person\": {}, \"class\": \"legacy-generic\", \"act\": \"x\"}",
                "{\"person\": {\"id\": \"x\"}, \"class\": \"legacy-generic\", \"act\": \" \"}",
                "{\"person\": {\"id\": \"x\"}, \"class\": \"legacy-generic\", \"act\": 7}",
                "{\"person\": {\"id\": \"x\"}, \"class\": \"legacy-generic\", \"act\": \"x\", \"expires\": \"soon\"}",
                "{\"person\": {\"id\": \"x\"}, \"class\": \"legacy-generic\", \"act\": \"x\", \"issued\": \"2016-01-01\"}"
            })
    void refusesAnythingElse(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(MalformedRequest.class);
    }

    private static CredentialRequest read(String body) throws JsonProcessingException {
        return CredentialRequest.read(new ObjectMapper().readTree(body));
    }
}
