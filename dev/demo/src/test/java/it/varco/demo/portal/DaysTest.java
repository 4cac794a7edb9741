package it.varco.demo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    @ParameterizedTest
    @CsvSource({
        "0,   2020-11-01T12:00+01:00[Europe/Rome]",
        "30,  2020-12-01T12:00+01:00[Europe/Rome]",
        "148, 2021-03-29T12:00+02:00[Europe/Rome]",
        "364, 2021-10-31T12:00+01:00[Europe/Rome]"
    })
    void eachPositionIsNoonOfItsDayInRome(String position, ZonedDateTime noon) {
        assertThat(Days.at(position)).contains(noon);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "365", "", "1.5", "first", "99999999999"})
    void whatTheSliderCannotSayIsNoDay(String position) {
        assertThat(Days.at(position)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2020-11-01, 0", "2020-12-01, 30", "2021-10-31, 364", "2019-01-01, 0", "2026-11-22, 364"})
    void theSliderStandsOnTheDayOrAtItsNearerEnd(LocalDate day, int position) {
        assertThat(Days.position(day)).isEqualTo(position);
    }

    @Test
    void aMomentIsOneOfTheButtons() {
        assertThat(Days.marked("2020-11-30T23:59"))
                .contains(ZonedDateTime.parse("2020-11-30T23:59+01:00[Europe/Rome]"));
        assertThat(Days.marked("2020-11-30T23:58")).isEmpty();
    }
}
