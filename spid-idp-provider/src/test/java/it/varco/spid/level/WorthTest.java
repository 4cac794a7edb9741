package it.varco.spid.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorthTest {

    @ParameterizedTest
    @CsvSource({
        "LESS, L1, false",
        "L1,   L1, true",
        "L1,   L2, false",
        "L2,   L1, true",
        "L2,   L2, true",
        "L2,   L3, false",
        "L3,   L3, true"
    })
    void reachesItsOwnLevelAndThoseBelow(Worth worth, SpidLevel level, boolean reaches) {
        assertThat(worth.reaches(level)).isEqualTo(reaches);
    }
}
