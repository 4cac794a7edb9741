package it.varco.register.reception;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/json                        | ONE
                    Application/JSON                        | ONE
                    application/json;charset=UTF-8          | ONE
                    application/json ; charset="utf-8"      | ONE
                    application/x-ndjson                    | LINES
                    application/x-ndjson; charset=utf-8     | LINES
                    """)
    void readsMessagesInUtf8(String contentType, BodyForm form) {
        assertThat(BodyForm.of(contentType)).contains(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/jsonx",
                "text/json",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-8; charset=utf-16",
                "application/json; profile=x",
                "application/json, text/plain",
                "application/problem+json"
            })
    void readsNothingElse(String contentType) {
        assertThat(BodyForm.of(contentType)).isEmpty();
    }
}
