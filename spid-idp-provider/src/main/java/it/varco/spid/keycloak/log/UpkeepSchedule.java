package it.varco.spid.keycloak.log;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Seals and forgets in every realm, on one node. */
final class UpkeepSchedule implements Runnable {

    static final String TASK = "varco-spid-log-upkeep";

    /** How often. */
    static final Duration EVERY = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(UpkeepSchedule.class);
    private static final int ONE_NODE_FOR_SECONDS = 300;

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
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> session.getProvider(ClusterProvider.class)
                            .executeIfNotExecuted(TASK, ONE_NODE_FOR_SECONDS, this::everywhere));
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

    private int everywhere() {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms()
                        .getRealmsStream()
                        .map(RealmModel::getId)
                        .toList());
        realms.forEach(this::in);
        return realms.size();
    }

    private void in(String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    new Upkeep(session, wall).run();
                }
            });
        } catch (RuntimeException failed) {
            LOG.errorf(
                    "24-month register of realm %s: the upkeep failed: %s",
                    realmId, failed.getClass().getName());
        }
    }
}
