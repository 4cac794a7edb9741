package it.varco.register.keycloak.ledger;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The only place that takes anything out of the ledger: with the realm, or when nobody may keep it any longer. */
final class Forgetting {

    private static final String PERSONS_OF_REALM = "select p.id from PersonRow p where p.realmId = :realm";

    private static final List<String> OF_PERSONS = List.of(
            "delete from WarningRow w where w.eventRowId in (select e.id from EventRow e where e.personId in :ids or e.otherPersonId in :ids)",
            "delete from EventRow e where e.personId in :ids or e.otherPersonId in :ids",
            "delete from SignInRow s where s.personId in :ids",
            "delete from LoadedRow l where l.personId in :ids",
            "delete from PersonRow p where p.id in :ids");

    private static final List<String> OF_REALM = List.of(
            "delete from WarningRow w where w.realmId = :realm",
            "delete from EventRow e where e.realmId = :realm",
            "delete from SignInRow s where s.personId in (" + PERSONS_OF_REALM + ")",
            "delete from LoadedRow l where l.personId in (" + PERSONS_OF_REALM + ")",
            "delete from PersonRow p where p.realmId = :realm");

    private final EntityManager database;

    Forgetting(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Everything of a realm, within the transaction that removes it. */
    void realm(String realmId) {
        forget(OF_REALM, "realm", realmId);
    }

    /** Everything of those persons. */
    void persons(List<String> ids) {
        forget(OF_PERSONS, "ids", ids);
    }

    private void forget(List<String> statements, String parameter, Object value) {
        ForgettingRow permission = new ForgettingRow(KeycloakModelUtils.generateId());
        database.persist(permission);
        database.flush();
        statements.forEach(statement ->
                database.createQuery(statement).setParameter(parameter, value).executeUpdate());
        database.remove(permission);
        database.flush();
    }
}
