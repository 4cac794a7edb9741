package it.varco.policy.keycloak.schedule;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Work that one node does for all, in one realm after another, each in a transaction of its own.
 *
 * @param task its name among the nodes
 * @param patience after which another node may begin, where the one that began was never heard of again
 */
public record RealmByRealm(KeycloakSessionFactory factory, String task, Duration patience) {

    /**
     * Does the work where no other node does.
     *
     * @param work in a session of the realm
     * @param failed is told of what the work throws, with the realm's id, once that realm's transaction is rolled back; what it throws
     *     itself ends all
     */
    public void run(Consumer<KeycloakSession> work, BiConsumer<String, RuntimeException> failed) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(ClusterProvider.class)
                        .executeIfNotExecuted(task, (int) patience.toSeconds(), () -> everywhere(work, failed)));
    }

    private int everywhere(Consumer<KeycloakSession> work, BiConsumer<String, RuntimeException> failed) {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms()
                        .getRealmsStream()
                        .map(RealmModel::getId)
                        .toList());
        for (String realmId : realms) {
            try {
                KeycloakModelUtils.runJobInTransaction(factory, session -> in(session, realmId, work));
            } catch (RuntimeException thrown) {
                failed.accept(realmId, thrown);
            }
        }
        return realms.size();
    }

    /** A realm may have gone while others had their turn. */
    private static void in(KeycloakSession session, String realmId, Consumer<KeycloakSession> work) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            session.getContext().setRealm(realm);
            work.accept(session);
        }
    }
}
