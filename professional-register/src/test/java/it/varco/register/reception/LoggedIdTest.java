package it.varco.register.reception;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"7f0c2f6e-3f0a-4d0e-9f57-2b1c7f1f2a10", "CNO:2021/118", "a.b_c", "1042"})
    void showsIds(String id) {
        assertThat(LoggedId.of(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "with a blank",
                "two\nlines",
                "RSSMRA80A01H501U",
                "cno-rssmra80a01h501u-7",
                "RSSMRAULALMHRLMU",
                "<b>",
                "è"
            })
    void showsNeitherPeopleNorText(String id) {
        assertThat(LoggedId.of(id)).isEqualTo("(withheld)");
    }
}
