package it.varco.register.keycloak.ledger;

import it.varco.policy.person.FiscalCode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The people whom any register of the session's realm knows, within the session's transaction. */
final class PersonRows {

    private static final String OF_CODES =
            "select p from PersonRow p where p.realmId = :realm and p.fiscalCode in :codes";
    private static final String AFTER =
            "select p from PersonRow p where p.realmId = :realm and p.id > :after order by p.id";
    private static final int PAGE = 200;
    private static final String OF_IDS = "select p from PersonRow p where p.id in :ids order by p.id";

    private final EntityManager database;
    private final String realmId;

    PersonRows(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    /** The rows of those codes that are known. */
    Map<FiscalCode, PersonRow> of(Collection<FiscalCode> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return database.createQuery(OF_CODES, PersonRow.class)
                .setParameter("realm", realmId)
                .setParameter("codes", codes.stream().map(FiscalCode::value).toList())
                .getResultStream()
                .collect(Collectors.toMap(PersonRow::code, Function.identity()));
    }

    Map<String, FiscalCode> codes(Collection<String> ids) {
        return database.createQuery(OF_IDS, PersonRow.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(PersonRow::id, PersonRow::code));
    }

    /** The people of the realm after that id, some at a time. */
    Page page(String after) {
        List<PersonRow> rows = database.createQuery(AFTER, PersonRow.class)
                .setParameter("realm", realmId)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList();
        return new Page(
                rows.stream().map(PersonRow::code).toList(),
                rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(rows.get(rows.size() - 1).id()));
    }

    /**
     * Some people.
     *
     * @param last the id after which the next page begins; empty where there is none
     */
    record Page(List<FiscalCode> codes, Optional<String> last) {}

    /** Locks the rows until the transaction ends, in one order everywhere. */
    void lock(Collection<String> ids) {
        if (!ids.isEmpty()) {
            database.createQuery(OF_IDS, PersonRow.class)
                    .setParameter("ids", new TreeSet<>(ids))
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
        }
    }

    void make(Collection<FiscalCode> codes) {
        codes.forEach(code -> database.persist(new PersonRow(KeycloakModelUtils.generateId(), realmId, code)));
        database.flush();
    }
}
