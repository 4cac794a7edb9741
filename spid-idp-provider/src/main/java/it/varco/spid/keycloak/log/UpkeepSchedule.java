package it.varco.spid.keycloak.log;

import it.varco.policy.keycloak.schedule.RealmByRealm;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Seals and forgets in every realm, on one node. */
final class UpkeepSchedule implements Runnable {

    static final String TASK = "varco-spid-log-upkeep";

    /** How often. */
    static final Duration EVERY = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(UpkeepSchedule.class);
    private static final Duration ONE_NODE_FOR = Duration.ofMinutes(5);

    private final KeycloakSessionFactory factory;
    private final Clock wall;

    UpkeepSchedule(KeycloakSessionFactory factory, Clock wall) {
        this.factory = factory;
        this.wall = wall;
    }

    @Override
    public void run() {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, this::keepUnanswered);
            new RealmByRealm(factory, TASK, ONE_NODE_FOR)
                    .run(session -> new Upkeep(session, wall).run(), UpkeepSchedule::tell);
        } catch (RuntimeException failed) {
            LOG.error("24-month register: the upkeep failed; it is tried again", failed);
        }
    }

    /** Each node those that it has sent. */
    private void keepUnanswered(KeycloakSession session) {
        for (OpenRequests.Sent request : LogTablesFactory.requests(session).takeOver(wall.instant())) {
            Optional.ofNullable(session.realms().getRealm(request.realmId())).ifPresent(realm -> {
                session.getContext().setRealm(realm);
                Optional.ofNullable(session.identityProviders()
                                .getByAlias(request.transaction().label().alias()))
                        .ifPresent(provider -> new SignInLog(session, provider).keepUnanswered(request.transaction()));
            });
        }
    }

    private static void tell(String realmId, RuntimeException failed) {
        LOG.errorf(
                "24-month register of realm %s: the upkeep failed: %s",
                realmId, failed.getClass().getName());
    }
}
