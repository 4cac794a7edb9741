package it.varco.register.keycloak.retention;

import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Forgets in every realm that has registers, on one node. */
public final class DailyForgetting implements Runnable {

    private static final Logger LOG = Logger.getLogger(DailyForgetting.class);
    /** The name under which the server does it. */
    public static final String TASK = "varco-register-retention";

    private static final int ONE_NODE_FOR_SECONDS = 3_600;

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
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> session.getProvider(ClusterProvider.class)
                            .executeIfNotExecuted(TASK, ONE_NODE_FOR_SECONDS, this::forgetEverywhere));
        } catch (RuntimeException failed) {
            LOG.error("Register: what is over could not be forgotten; it is tried again tomorrow", failed);
        }
    }

    private int forgetEverywhere() {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms()
                        .getRealmsStream()
                        .map(RealmModel::getId)
                        .toList());
        realms.forEach(this::forgetIn);
        return realms.size();
    }

    private void forgetIn(String realmId) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            long forgotten = new RetentionRun(session, wall).forget();
            if (forgotten > 0) {
                LOG.infof(
                        "Register of realm %s: %d people whose role is over are forgotten", realm.getName(), forgotten);
            }
        });
    }
}
