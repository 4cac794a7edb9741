package it.varco.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final Optional<LocalDate> FROM = Optional.of(LocalDate.of(2020, 12, 1));
    private static final Optional<LocalDate> UNTIL = Optional.of(LocalDate.of(2021, 10, 1));

    /** The first end is in winter time, the second in summer time. */
    @ParameterizedTest
    @CsvSource({
        "2020-11-30T22:59:59.999Z, false",
        "2020-11-30T23:00:00Z, true",
        "2021-09-30T21:59:59.999Z, true",
        "2021-09-30T22:00:00Z, false",
    })
    void holdsFromItsFirstInstantInItalyUntilJustBeforeItsEnd(Instant instant, boolean inside) {
        assertThat(new Period(FROM, UNTIL).contains(instant)).isEqualTo(inside);
    }

    @Test
    void mayHaveNoBeginningAndNoEnd() {
        Instant start = PolicyZone.startOf(FROM.get());
        Instant end = PolicyZone.startOf(UNTIL.get());

        assertThat(new Period(Optional.empty(), UNTIL).contains(Instant.EPOCH)).isTrue();
        assertThat(new Period(Optional.empty(), UNTIL).contains(end)).isFalse();
        assertThat(new Period(FROM, Optional.empty()).contains(start)).isTrue();
        assertThat(new Period(FROM, Optional.empty()).contains(start.minusNanos(1)))
                .isFalse();
        assertThat(new Period(Optional.empty(), Optional.empty()).contains(end)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-20, 2018-12-19T23:00:00Z",
        "2020-12-01, 2020-11-30T23:00:00Z",
        "2021-02-28, 2021-02-27T23:00:00Z",
        "2021-03-01, 2021-02-28T23:00:00Z",
        "2021-03-28, 2021-03-27T23:00:00Z",
        "2021-03-29, 2021-03-28T22:00:00Z",
        "2021-10-01, 2021-09-30T22:00:00Z",
        "2021-10-31, 2021-10-30T22:00:00Z",
        "2021-11-01, 2021-10-31T23:00:00Z",
    })
    void dayBeginsAtMidnightInItalyWhateverTheOffset(LocalDate day, Instant start) {
        assertThat(PolicyZone.startOf(day)).isEqualTo(start);
        assertThat(PolicyZone.dayOf(start)).isEqualTo(day);
        assertThat(PolicyZone.dayOf(start.minusNanos(1))).isEqualTo(day.minusDays(1));
    }
}
