package it.varco.it.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How long a process of the tests may take until it answers.
 *
 * @param betweenLooks how long to wait before asking again
 */
record Patience(Duration longest, Duration betweenLooks) {

    /**
     * Waits until it answers.
     *
     * @param otherwise ends what was begun, and says what is to be said
     * @throws AssertionError where the process ends before, or takes too long
     */
    void until(BooleanSupplier answers, Process process, Supplier<String> otherwise) {
        Instant deadline = Instant.now().plus(longest);
        while (!answers.getAsBoolean()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new AssertionError(otherwise.get());
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(betweenLooks.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
