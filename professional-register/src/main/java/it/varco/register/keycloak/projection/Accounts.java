package it.varco.register.keycloak.projection;

import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.GrantSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.jpa.UserAdapter;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.UserStorageUtil;

/**
 * The accounts of many people at once, as they are in the database: an Order speaks of thousands in one call, and each of them through
 * Keycloak's caches and searches would be five statements.
 */
public final class Accounts {

    private static final String OF_CODES = "select distinct a.user.id from UserAttributeEntity a"
            + " where a.name = :name and a.value in :codes and a.user.realmId = :realm";
    private static final String WITH_REGISTER_GRANT = "select distinct a.user.id from UserAttributeEntity a"
            + " where a.name = :name and a.user.realmId = :realm and (a.value like :grant or a.longValue like :grant)";
    private static final String ACCOUNTS = "select u from UserEntity u where u.id in :ids order by u.id";

    private final KeycloakSession session;
    private final EntityManager database;

    /** Accounts of the session's realm, within the session's transaction. */
    public Accounts(KeycloakSession session) {
        this.session = session;
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** The ids of the accounts that have one of those codes. */
    public Set<String> find(Collection<FiscalCode> codes) {
        return codes.isEmpty()
                ? Set.of()
                : new TreeSet<>(database.createQuery(OF_CODES, String.class)
                        .setParameter("name", People.FISCAL_NUMBER)
                        .setParameter(
                                "codes", codes.stream().map(FiscalCode::value).toList())
                        .setParameter("realm", realm().getId())
                        .getResultList());
    }

    /** The ids of the accounts with a grant that some register gave, or that somebody wrote as if it had. A slow question. */
    public List<String> findWithRegisterGrant() {
        return database.createQuery(WITH_REGISTER_GRANT, String.class)
                .setParameter("name", PersonRecords.GRANTS)
                .setParameter("realm", realm().getId())
                .setParameter("grant", "%\"" + GrantSource.REGISTER.slug() + "\"%")
                .getResultList();
    }

    /** The accounts that have one of those codes, as they are in the database, for those who only look. */
    public Stream<UserModel> read(Collection<FiscalCode> codes) {
        return ofIds(find(codes));
    }

    /** The same of the accounts with those ids, as far as there still are such. */
    public Stream<UserModel> ofIds(Collection<String> ids) {
        return ids.isEmpty()
                ? Stream.empty()
                : database.createQuery(ACCOUNTS, UserEntity.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .map(entity -> new UserAdapter(session, realm(), database, entity));
    }

    /** Locks the accounts until the transaction ends, in one order everywhere, and reads them as they are then. */
    public Map<String, UserModel> lock(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<UserEntity> locked = database.createQuery(ACCOUNTS, UserEntity.class)
                .setParameter("ids", new TreeSet<>(ids))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return locked.stream()
                .map(entity -> new UserAdapter(session, realm(), database, entity))
                .collect(Collectors.toMap(UserModel::getId, Function.identity()));
    }

    /**
     * Does work on many accounts. Keycloak deletes an attribute by a statement, before each of which Hibernate would
     * look through all that it has in hand: the time of a batch would grow with its square.
     */
    public <T> T atOnce(Supplier<T> work) {
        database.flush();
        FlushModeType before = database.getFlushMode();
        database.setFlushMode(FlushModeType.COMMIT);
        try {
            return work.get();
        } finally {
            database.setFlushMode(before);
        }
    }

    /** Lets every node read the account anew once the transaction is through. */
    public void changed(UserModel account) {
        UserCache cache = UserStorageUtil.userCache(session);
        if (cache != null) {
            cache.evict(realm(), account);
        }
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
