package it.varco.register.keycloak.mail;

import it.varco.policy.keycloak.VersionedFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** Brings the table of e-mails that wait, and has them sent. */
public final class MailEntitiesFactory implements JpaEntityProviderFactory, VersionedFactory<JpaEntityProvider> {

    /** Keycloak names the table of our migrations after the first ten characters. */
    public static final String PROVIDER_ID = "varco-mail";

    private static final String TASK = "varco-mail-dispatch";
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new MailEntities();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> schedule(factory, session));
            }
        });
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    private static void schedule(KeycloakSessionFactory factory, KeycloakSession session) {
        MailDispatch dispatch = new MailDispatch(factory, Clock.systemUTC());
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor(TASK);
        // Keycloak has one thread for all that is scheduled, and a mail server may keep it waiting.
        session.getProvider(TimerProvider.class).schedule(() -> threads.execute(dispatch), EVERY.toMillis(), TASK);
    }
}
