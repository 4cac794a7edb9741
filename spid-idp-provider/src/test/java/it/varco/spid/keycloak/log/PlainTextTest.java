package it.varco.spid.keycloak.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 0x08, 0x0D, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x2028, 0x202E, 0x2066, 0xE000, 0xFEFF, 0xD800})
    void writesOutWhatNobodySees(int point) {
        String character = point == 0xD800 ? "\uD800" : Character.toString(point);
        assertThat(PlainText.of("<a>" + character + "</a>")).isEqualTo("<a>⟦U+%04X⟧</a>".formatted(point));
    }

    @Test
    void leavesWhatIsSeenAsItIs() {
        String text = "<saml:Assertion ID=\"_1\">\n\tNicolò È 'Đurđa' & 𝔄 €</saml:Assertion>";
        assertThat(PlainText.of(text)).isEqualTo(text);
    }
}
