package it.varco.roles.grants;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Now is half past midnight of 6 April 2021 in Rome, which in Greenwich is still the fifth. */
class GrantPeriodTest {

    private static final Instant NOW = Instant.parse("2021-04-05T22:30:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            2021-04-06, 2021-04-07
            2021-04-06,
            2022-04-06, 2032-04-06
            ,
            , 2021-04-07
            """)
    void takesTheseDays(LocalDate from, LocalDate until) {
        assertThat(between(from, until)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2021-04-05, 2021-05-01
            2021-04-06, 2021-04-06
            2021-05-01, 2021-04-20
            2022-04-07,
            2021-04-06, 2031-04-07
            """)
    void refusesThese(LocalDate from, LocalDate until) {
        assertThat(between(from, until)).isEmpty();
    }

    @Test
    void aDelegationOfTodayBeginsNowAndOneOfTomorrowAtMidnight() {
        assertThat(between(LocalDate.parse("2021-04-06"), null).orElseThrow().start())
                .isEqualTo(NOW);
        assertThat(between(LocalDate.parse("2021-04-07"), null).orElseThrow().start())
                .isEqualTo(PolicyZone.startOf(LocalDate.parse("2021-04-07")));
    }

    private static Optional<GrantPeriod> between(LocalDate from, LocalDate until) {
        return GrantPeriod.between(Optional.ofNullable(from), Optional.ofNullable(until), NOW);
    }
}
