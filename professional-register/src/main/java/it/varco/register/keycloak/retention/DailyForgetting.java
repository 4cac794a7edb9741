package it.varco.register.keycloak.retention;

import it.varco.policy.keycloak.schedule.RealmByRealm;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Forgets in every realm that has registers, on one node. */
public final class DailyForgetting implements Runnable {

    private static final Logger LOG = Logger.getLogger(DailyForgetting.class);
    /** The name under which the server does it. */
    public static final String TASK = "varco-register-retention";

    private static final Duration ONE_NODE_FOR = Duration.ofHours(1);

    private final KeycloakSessionFactory factory;
    private final Clock wall;

    /** In the realms of that server. */
    public DailyForgetting(KeycloakSessionFactory factory, Clock wall) {
        this.factory = factory;
        this.wall = wall;
    }

    @Override
    public void run() {
        try {
            new RealmByRealm(factory, TASK, ONE_NODE_FOR).run(this::forget, (realm, failed) -> {
                throw failed;
            });
        } catch (RuntimeException failed) {
            LOG.error("Register: what is over could not be forgotten; it is tried again tomorrow", failed);
        }
    }

    private void forget(KeycloakSession session) {
        long forgotten = new RetentionRun(session, wall).forget();
        if (forgotten > 0) {
            LOG.infof(
                    "Register of realm %s: %d people whose role is over are forgotten",
                    session.getContext().getRealm().getName(), forgotten);
        }
    }
}
