package it.varco.register.keycloak.mail;

import it.varco.policy.keycloak.VersionedFactory;
import it.varco.policy.keycloak.schedule.BackgroundWork;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/** Brings the table of e-mails that wait, and has them sent. */
public final class MailEntitiesFactory implements JpaEntityProviderFactory, VersionedFactory<JpaEntityProvider> {

    /** Keycloak names the table of our migrations after the first ten characters. */
    public static final String PROVIDER_ID = "varco-mail";

    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,2}");
    private static final String TASK = "varco-mail-dispatch";
    private static final String EVERY = "every-seconds";

    private Duration every = Duration.ofSeconds(10);

    /** Stops the server's start where the option cannot be meant. */
    @Override
    public void init(Config.Scope config) {
        String asked = config.get(EVERY, Long.toString(every.toSeconds()));
        if (!SECONDS.matcher(asked).matches()) {
            throw new IllegalArgumentException(
                    "REG-34: %s of varco-mail is a number of seconds from 1 to 999".formatted(EVERY));
        }
        every = Duration.ofSeconds(Long.parseLong(asked));
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new MailEntities();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(
                        factory,
                        session -> new BackgroundWork(TASK, new MailDispatch(factory, Clock.systemUTC()))
                                .beginLater(session, every));
            }
        });
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
