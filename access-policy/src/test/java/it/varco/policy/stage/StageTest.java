package it.varco.policy.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {

    @ParameterizedTest
    @CsvSource({"REHEARSAL, rehearsal", "PRODUCTION, production"})
    void isFoundByItsName(Stage stage, String slug) {
        assertThat(stage.slug()).isEqualTo(slug);
        assertThat(Stage.named(slug)).contains(stage);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Production", "PRODUCTION", " production", "test"})
    void isNoStageUnderAnyOtherName(String name) {
        assertThat(Stage.named(name)).isEmpty();
    }

    @Test
    void comesBeforeProductionWhereItIsRehearsal() {
        assertThat(Stage.REHEARSAL).isLessThan(Stage.PRODUCTION);
    }

    /** In Turkish a capital I has another small letter, and no realm's stage would be known. */
    @Test
    void hasItsNameInEveryLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Stage.PRODUCTION.slug()).isEqualTo("production");
        } finally {
            Locale.setDefault(before);
        }
    }
}
