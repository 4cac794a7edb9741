package it.varco.spid.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.level.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemeTest {

    @Test
    void knowsTwoComparisonsInCie() {
        assertThat(Scheme.CIE.comparisons()).containsExactly(Comparison.MINIMUM, Comparison.EXACT);
    }

    @Test
    void knowsEveryComparisonInSpid() {
        assertThat(Scheme.SPID.comparisons()).containsExactlyInAnyOrder(Comparison.values());
    }

    /** By CIE 23 is the card that has expired or was revoked, and 19 and 20 mean nothing yet. */
    @ParameterizedTest
    @CsvSource({
        "SPID, 19, anomaly-19",
        "SPID, 23, anomaly-23",
        "CIE, 19, anomaly-other",
        "CIE, 20, anomaly-other",
        "CIE, 21, anomaly-21",
        "CIE, 22, anomaly-22",
        "CIE, 23, anomaly-cie-23",
        "CIE, 25, anomaly-25",
        "CIE, 30, anomaly-other",
        "EIDAS, 19, anomaly-19"
    })
    void tellsWhatAnAnomalyMeansThere(Scheme scheme, int anomaly, String messageKey) {
        assertThat(scheme.told("anomaly-" + anomaly)).isEqualTo(messageKey);
    }

    @ParameterizedTest
    @EnumSource
    void opensADoorOfItsOwn(Scheme scheme) {
        assertThat(scheme.method().slug()).isEqualTo(scheme.name().toLowerCase(java.util.Locale.ROOT));
    }
}
