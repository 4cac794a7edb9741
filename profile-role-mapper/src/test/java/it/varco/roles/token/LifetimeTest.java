package it.varco.roles.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeTest {

    private static final long ISSUED = 1_800_000_000L;

    @ParameterizedTest(name = "at {0}, change at {1}, lifespan {2} s: {3} s")
    @CsvSource({
        "2021-09-30T21:59:59.400Z, 2021-09-30T22:00:00Z, 300, 0",
        "2021-09-30T21:59:59Z,     2021-09-30T22:00:00Z, 300, 1",
        "2021-09-30T21:58:00Z,     2021-09-30T22:00:00Z, 300, 120",
        "2021-09-30T21:58:00Z,     2021-09-30T22:00:00Z,  60, 60",
        "2021-09-30T22:00:01Z,     2021-09-30T22:00:00Z, 300, 0",
    })
    void endsWithTheRolesAtTheLatest(Instant now, Instant change, long lifespan, long expected) {
        assertThat(Lifetime.until(Optional.of(change), now).clip(ISSUED, Optional.of(ISSUED + lifespan)))
                .contains(ISSUED + expected);
    }

    @Test
    void leavesATokenAloneWhoseRolesStay() {
        Lifetime lifetime = Lifetime.until(Optional.empty(), Instant.EPOCH);
        assertThat(lifetime.clip(ISSUED, Optional.of(ISSUED + 300))).contains(ISSUED + 300);
        assertThat(lifetime.clip(ISSUED, Optional.empty())).isEmpty();
    }

    @Test
    void givesATokenAnEndThatHadNone() {
        Lifetime lifetime = Lifetime.until(Optional.of(Instant.ofEpochSecond(90)), Instant.ofEpochSecond(30));
        assertThat(lifetime.clip(ISSUED, Optional.empty())).contains(ISSUED + 60);
        assertThat(lifetime.clip(ISSUED, Optional.of(0L))).contains(ISSUED + 60);
    }
}
