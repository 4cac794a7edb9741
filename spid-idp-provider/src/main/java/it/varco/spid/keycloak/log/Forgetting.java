package it.varco.spid.keycloak.log;

import it.varco.spid.log.LogSeal.Mark;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The only place that takes records away: with the realm, or when they have expired. */
final class Forgetting {

    private final EntityManager database;

    Forgetting(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Everything of a realm, within the transaction that removes it. */
    void realm(String realmId) {
        allowed(() -> {
            database.createQuery("delete from RecordRow r where r.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
            database.createQuery("delete from SealRow s where s.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        });
    }

    /** The beginnings of those chains, each up to its mark. */
    void expired(Map<Long, Mark> marks) {
        allowed(() -> marks.forEach((segment, mark) -> database.createQuery(
                        "delete from RecordRow r where r.segment = :segment and r.sequence <= :sequence")
                .setParameter("segment", segment)
                .setParameter("sequence", mark.sequence())
                .executeUpdate()));
    }

    private void allowed(Runnable deletion) {
        LogForgettingRow permission = new LogForgettingRow(KeycloakModelUtils.generateId());
        database.persist(permission);
        database.flush();
        deletion.run();
        database.remove(permission);
        database.flush();
    }
}
