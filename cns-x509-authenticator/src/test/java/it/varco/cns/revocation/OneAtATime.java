package it.varco.cns.revocation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Answers the first request only once everybody else waits, so that a second one would be seen. */
final class OneAtATime implements RevocationFetch {

    private final RevocationFetch real;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch everybodyWaits = new CountDownLatch(1);

    OneAtATime(RevocationFetch real) {
        this.real = real;
    }

    @Override
    public byte[] fetch(Request request) throws IOException {
        asked.countDown();
        await(everybodyWaits);
        return real.fetch(request);
    }

    /** The results of so many threads that do the same at the same time. */
    <T> List<T> together(int threads, Callable<T> work) throws Exception {
        List<FutureTask<T>> tasks = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int index = 0; index < threads; index++) {
            FutureTask<T> task = new FutureTask<>(work);
            Thread thread = new Thread(task);
            tasks.add(task);
            running.add(thread);
            thread.start();
        }
        await(asked);
        while (running.stream().anyMatch(thread -> !isWaiting(thread))) {
            Thread.onSpinWait();
        }
        everybodyWaits.countDown();
        List<T> results = new ArrayList<>();
        for (FutureTask<T> task : tasks) {
            results.add(task.get());
        }
        return results;
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
