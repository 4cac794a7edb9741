package it.varco.rehearsal.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementTest {

    private static final Instant WALL = Instant.parse("2026-11-22T09:30:00.123456Z");
    private static final Instant MIDNIGHT = Instant.parse("2020-11-30T23:00:00Z");

    @Test
    void aClockThatGoesOnKeepsItsDistance() {
        Movement movement = new WantedTime(MIDNIGHT, false).movementFrom(WALL);

        assertThat(movement.at(WALL)).isEqualTo(MIDNIGHT);
        assertThat(movement.at(WALL.plusSeconds(1))).isEqualTo(MIDNIGHT.plusSeconds(1));
    }

    @Test
    void aClockThatStandsDoesNotMove() {
        Movement movement = new WantedTime(MIDNIGHT, true).movementFrom(WALL);

        assertThat(movement.at(WALL)).isEqualTo(MIDNIGHT);
        assertThat(movement.at(WALL.plus(Duration.ofDays(400)))).isEqualTo(MIDNIGHT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrittenIsReadAgain(boolean frozen) {
        Movement movement = new WantedTime(MIDNIGHT, frozen).movementFrom(WALL);

        assertThat(Movement.read(movement.written())).isEqualTo(Optional.of(movement));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ahead", "ahead ", "ahead soon", "stands", "stands PT1H", "PT1H", "2020-12-01T00:00:00Z"})
    void whatOthersWroteIsNoMovement(String written) {
        assertThat(Movement.read(written)).isEmpty();
    }
}
