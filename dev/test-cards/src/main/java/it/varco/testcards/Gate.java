package it.varco.testcards;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Where requests wait. */
final class Gate {
    private final AtomicReference<CountDownLatch> closed = new AtomicReference<>(new CountDownLatch(1));
    private final CountDownLatch over = new CountDownLatch(1);

    /** Until somebody opens. */
    void hang() {
        await(closed.get(), Duration.ofDays(1));
    }

    /** As long as said, or until all is over. */
    void delay(Duration time) {
        await(over, time);
    }

    /** Lets those go that hang; who comes later hangs again. */
    void open() {
        closed.getAndSet(new CountDownLatch(1)).countDown();
    }

    void end() {
        over.countDown();
        open();
    }

    private static void await(CountDownLatch latch, Duration time) {
        try {
            latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
