package it.varco.policy.keycloak.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourTest {

    /** Ratios with white as WebAIM's contrast checker gives them: 4.54, 4.48, 1.0, 21. */
    @ParameterizedTest
    @CsvSource({"#767676,true", "#777777,false", "#ffffff,false", "#000000,true", "#0066cc,true", "#ffcc00,false"})
    void whiteTextIsReadFromFourAndAHalfOn(String colour, boolean readable) {
        assertThat(Colour.of(colour).carriesWhiteText()).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({"#0066cc,#0051a3", "#ffffff,#cccccc", "#000000,#000000"})
    void theDarkerOneIsAFifthDarker(String colour, String darker) {
        assertThat(Colour.of(colour).darker()).hasToString(darker);
    }
}
