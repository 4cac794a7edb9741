package it.varco.spid.request;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.level.ClientLevel;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.request.ClientSettings.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSettingsTest {

    @Test
    void readsAllOfThem() {
        assertThat(read(Map.of(
                        "varco.spid.level", "L3",
                        "varco.spid.comparison", "exact",
                        "varco.spid.purpose", "PG",
                        "varco.spid.age-limit", "14-17",
                        "somebody.else", "x")))
                .isEqualTo(new Reading.Read(new ClientSettings(
                        new ClientLevel(Optional.of(SpidLevel.L3), Optional.of(Comparison.EXACT)),
                        Optional.of(new Purpose("PG")),
                        Optional.of(new AgeLimit(14, 17)))));
    }

    @Test
    void readsNothingWhereNothingIsSet() {
        assertThat(read(Map.of("varco.spid.level", " ")))
                .isEqualTo(new Reading.Read(new ClientSettings(ClientLevel.NONE, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "varco.spid.level, L4",
        "varco.spid.level, 2",
        "varco.spid.level, l2",
        "varco.spid.level, urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2",
        "varco.spid.comparison, MINIMUM",
        "varco.spid.comparison, at-least",
        "varco.spid.purpose, p",
        "varco.spid.purpose, P<x/>",
        "varco.spid.purpose, PROFESSIONAL",
        "varco.spid.age-limit, 14",
        "varco.spid.age-limit, -17",
        "varco.spid.age-limit, 17-14",
        "varco.spid.age-limit, 14-170"
    })
    void takesNothingForADefaultThatItDoesNotUnderstand(String attribute, String value) {
        assertThat(read(Map.of(attribute, value))).isEqualTo(new Reading.Unreadable(List.of(attribute)));
    }

    @ParameterizedTest
    @CsvSource({"14-17, 14, 17", "14-, 14, 99", "0-99, 0, 99", "18-18, 18, 18"})
    void readsAges(String range, int from, int to) {
        assertThat(AgeLimit.of(range)).contains(new AgeLimit(from, to));
    }

    @ParameterizedTest
    @CsvSource({"https://www.spid.gov.it/SpidL1, L1", "https://www.spid.gov.it/SpidL3, L3", "L2, L2"})
    void readsALevelByItsNameAndByItsClass(String text, SpidLevel level) {
        assertThat(read(Map.of("varco.spid.level", text)))
                .isEqualTo(new Reading.Read(new ClientSettings(
                        new ClientLevel(Optional.of(level), Optional.empty()), Optional.empty(), Optional.empty())));
    }

    private static Reading read(Map<String, String> attributes) {
        return ClientSettings.read(name -> Optional.ofNullable(attributes.get(name)));
    }
}
