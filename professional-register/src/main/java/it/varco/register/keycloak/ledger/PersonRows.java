package it.varco.register.keycloak.ledger;

import it.varco.policy.person.FiscalCode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final String QUIET = " and not exists (select e from EventRow e"
            + " where (e.personId = p.id or e.otherPersonId = p.id) and e.recordedAt >= :before)"
            + " and not exists (select s from SignInRow s where s.personId = p.id and s.recordedAt >= :before)"
            + " and not exists (select l from LoadedRow l where l.personId = p.id and l.recordedAt >= :before)";
    private static final String QUIET_AFTER =
            "select p from PersonRow p where p.realmId = :realm and p.id > :after" + QUIET + " order by p.id";
    private static final String QUIET_OF_IDS = "select p.id from PersonRow p where p.id in :ids" + QUIET;
    private static final List<String> PROFILES = List.of(
            "select distinct e.profile from EventRow e where e.personId in :ids",
            "select distinct l.profile from LoadedRow l where l.personId in :ids");
    private static final String MAKE = "insert into PersonRow (id, realmId, fiscalCode) values (:id, :realm, :code)"
            + " on conflict (realmId, fiscalCode) do nothing";
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
        return page(database.createQuery(AFTER, PersonRow.class), after);
    }

    /** Those of them of whom nothing has been written since then, on the wall clock. */
    Page quietSince(Instant before, String after) {
        return page(
                database.createQuery(QUIET_AFTER, PersonRow.class).setParameter("before", Microseconds.of(before)),
                after);
    }

    /** The same of people who are named. */
    Set<String> areQuietSince(Instant before, Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(database.createQuery(QUIET_OF_IDS, String.class)
                        .setParameter("before", Microseconds.of(before))
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /** The profiles under which anything has been said of those people. */
    Set<String> profilesOf(Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : PROFILES.stream()
                        .flatMap(query -> database.createQuery(query, String.class)
                                .setParameter("ids", ids)
                                .getResultStream())
                        .collect(Collectors.toSet());
    }

    private Page page(TypedQuery<PersonRow> query, String after) {
        List<PersonRow> rows = query.setParameter("realm", realmId)
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

    /**
     * Makes the rows that are not there. In one order everywhere, and a row that somebody else just made is no error: the database would write
     * the code into its own log.
     */
    void make(Collection<FiscalCode> codes) {
        codes.stream()
                .map(FiscalCode::value)
                .sorted()
                .forEach(code -> database.createQuery(MAKE)
                        .setParameter("id", KeycloakModelUtils.generateId())
                        .setParameter("realm", realmId)
                        .setParameter("code", code)
                        .executeUpdate());
    }
}
