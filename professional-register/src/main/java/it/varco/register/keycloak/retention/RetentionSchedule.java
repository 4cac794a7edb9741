package it.varco.register.keycloak.retention;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** Has what is over forgotten once a day, beginning a day after the server starts. */
public final class RetentionSchedule {

    private static final String TASK = "varco-register-retention";

    private RetentionSchedule() {}

    /** Begins once the server is up. */
    public static void begin(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> {
                    DailyForgetting forgetting = new DailyForgetting(factory, Clock.systemUTC());
                    ExecutorService threads =
                            session.getProvider(ExecutorsProvider.class).getExecutor(TASK);
                    session.getProvider(TimerProvider.class)
                            .schedule(
                                    () -> threads.execute(forgetting),
                                    Duration.ofDays(1).toMillis(),
                                    TASK);
                });
            }
        });
    }
}
