package it.varco.register.reception;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.register.reception.Allowance.Look;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private long now = Long.MAX_VALUE - 5;
    private final Allowance allowance = new Allowance(60, () -> now);

    @Test
    void isFullAtFirst() {
        assertThat(allowance.look()).isEqualTo(new Look(60, 60, 0, 0));
    }

    @Test
    void countsMessages() {
        allowance.spend(20);
        assertThat(allowance.look()).isEqualTo(new Look(60, 40, 0, 20));
    }

    @Test
    void hasNoRoomWhenNothingIsLeft() {
        allowance.spend(60);
        Look look = allowance.look();
        assertThat(look).isEqualTo(new Look(60, 0, 1, 60));
        assertThat(look.hasRoom()).isFalse();
    }

    /** The twin, also where the clock's count runs over its end. */
    @Test
    void hasRoomAgainAfterTheTimeThatItNamed() {
        allowance.spend(60);
        pass(999);
        assertThat(allowance.look().hasRoom()).isFalse();
        pass(1);
        assertThat(allowance.look()).isEqualTo(new Look(60, 1, 0, 59));
    }

    @Test
    void waitsForWhatABatchWasTooLargeBy() {
        allowance.spend(180);
        assertThat(allowance.look()).isEqualTo(new Look(60, 0, 121, 180));
        pass(121_000);
        assertThat(allowance.look().left()).isEqualTo(1);
    }

    @Test
    void neverHasMoreThanAMinutesWorth() {
        pass(TimeUnit.DAYS.toMillis(1));
        assertThat(allowance.look().left()).isEqualTo(60);
    }

    @Test
    void isOneForEachSender() {
        Allowances allowances = new Allowances(() -> now);
        allowances.of("a", 60).spend(60);
        assertThat(allowances.of("a", 60).look().hasRoom()).isFalse();
        assertThat(allowances.of("b", 60).look().hasRoom()).isTrue();
    }

    @Test
    void isANewOneWhereTheSettingChanges() {
        Allowances allowances = new Allowances(() -> now);
        allowances.of("a", 60).spend(60);
        assertThat(allowances.of("a", 61).look()).isEqualTo(new Look(61, 61, 0, 0));
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
