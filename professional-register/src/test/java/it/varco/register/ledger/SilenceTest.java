package it.varco.register.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Duration ALLOWED = Duration.ofHours(72);
    private static final Instant LAST = Instant.parse("2026-11-19T08:00:00Z");

    @Test
    void isAnAlarmOnceItIsLongerThanAllowed() {
        assertThat(after("2026-11-22T08:00:00Z").isLongerThan(ALLOWED)).isFalse();
        assertThat(after("2026-11-22T08:00:01Z").isLongerThan(ALLOWED)).isTrue();
    }

    @Test
    void lastsFromTheLastEvent() {
        assertThat(after("2026-11-19T09:30:00Z").duration()).contains(Duration.ofMinutes(90));
    }

    @Test
    void isNoneOfAnOrderThatHasNotBegun() {
        Silence silence = new Silence(Optional.empty(), Instant.parse("2026-11-22T08:00:01Z"));
        assertThat(silence.isLongerThan(ALLOWED)).isFalse();
        assertThat(silence.duration()).isEmpty();
    }

    private static Silence after(String now) {
        return new Silence(Optional.of(LAST), Instant.parse(now));
    }
}
