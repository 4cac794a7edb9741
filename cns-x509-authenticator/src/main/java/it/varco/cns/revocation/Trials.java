package it.varco.cns.revocation;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Tries silent sources beside the sign-ins, one at a time; what comes while one is being tried is left for the next card. */
final class Trials {

    private static final long KEPT_SECONDS = 10;

    private Trials() {}

    static Executor oneAtATime() {
        return new ThreadPoolExecutor(
                0,
                1,
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "varco-card-trial");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
