package it.varco.cns.revocation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tries silent sources beside the sign-ins: one trial at a time for each, so that one that hangs holds up no other, and few
 * at once. What finds no room is left for the next card.
 */
final class Trials {

    private static final int MOST_AT_ONCE = 4;
    private static final long KEPT_SECONDS = 10;

    private final Executor threads;
    private final Set<Object> running = ConcurrentHashMap.newKeySet();

    Trials(Executor threads) {
        this.threads = threads;
    }

    /** Some threads that end when nothing is tried, and refuse what they cannot begin at once. */
    static Executor threads() {
        return new ThreadPoolExecutor(
                0, MOST_AT_ONCE, KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "varco-card-trial");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** @param source what is tried */
    void run(Object source, Runnable trial) {
        if (!running.add(source)) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    trial.run();
                } finally {
                    running.remove(source);
                }
            });
        } catch (RejectedExecutionException noRoom) {
            running.remove(source);
        }
    }
}
