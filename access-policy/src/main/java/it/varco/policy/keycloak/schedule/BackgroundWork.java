package it.varco.policy.keycloak.schedule;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.TimerProvider;

/**
 * Work that a node does from time to time, on a thread of its own: Keycloak has one for all that is scheduled, and a network or a database
 * may keep it waiting. What still runs when its time has come again is not begun a second time.
 *
 * @param name the task's, of which Keycloak has each once
 */
public record BackgroundWork(String name, Runnable work) {

    /** Begins now, and again after each such time. */
    public void beginNow(KeycloakSession session, Duration every) {
        schedule(session, every).run();
    }

    /** Begins when that time has passed, and again after each. */
    public void beginLater(KeycloakSession session, Duration every) {
        schedule(session, every);
    }

    private Runnable schedule(KeycloakSession session, Duration every) {
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor(name);
        Runnable oneAtATime = oneAtATime();
        Runnable start = () -> threads.execute(oneAtATime);
        session.getProvider(TimerProvider.class).schedule(start, every.toMillis(), name);
        return start;
    }

    private Runnable oneAtATime() {
        AtomicBoolean runs = new AtomicBoolean();
        return () -> {
            if (runs.compareAndSet(false, true)) {
                try {
                    work.run();
                } finally {
                    runs.set(false);
                }
            }
        };
    }
}
