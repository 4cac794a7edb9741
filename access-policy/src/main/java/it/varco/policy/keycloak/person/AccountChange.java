package it.varco.policy.keycloak.person;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.UserStorageUtil;

/**
 * Changes what is remembered of people so that no change is lost: in one transaction of its own, which begins with a lock
 * on the accounts in the database and reads past every cache. Whoever comes second waits, and sees what the first wrote.
 */
public final class AccountChange {

    private static final String LOCK =
            "select account from UserEntity account where account.id = :id and" + " account.realmId = :realm";

    private final KeycloakSession session;

    /** Changes of accounts of the session's realm. */
    public AccountChange(KeycloakSession session) {
        this.session = session;
    }

    /** What is done while the accounts are locked. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it.
         *
         * @param own the session of the transaction; nothing of another session may be used
         * @param accounts those that exist, by id
         */
        T run(KeycloakSession own, Map<String, UserModel> accounts);
    }

    /** Does the work on these accounts and commits; what the work throws rolls everything back. */
    public <T> T run(Collection<String> ids, Work<T> work) {
        String realmId = session.getContext().getRealm().getId();
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
            RealmModel realm = own.realms().getRealm(realmId);
            own.getContext().setRealm(realm);
            Map<String, UserModel> accounts = new HashMap<>();
            // In one order everywhere, so that nobody waits for somebody who waits for him.
            new TreeSet<>(ids).forEach(id -> lock(own, id).ifPresent(account -> accounts.put(id, account)));
            return work.run(own, accounts);
        });
    }

    /**
     * The account as it is now, locked until the transaction of the session ends; for those who have a transaction of
     * their own already and answer for the order in which they lock.
     */
    public static Optional<UserModel> lock(KeycloakSession own, String id) {
        RealmModel realm = own.getContext().getRealm();
        EntityManager database = own.getProvider(JpaConnectionProvider.class).getEntityManager();
        List<?> locked = database.createQuery(LOCK)
                .setParameter("id", id)
                .setParameter("realm", realm.getId())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        UserModel known = locked.isEmpty() ? null : own.users().getUserById(realm, id);
        if (known == null) {
            return Optional.empty();
        }
        UserCache cache = UserStorageUtil.userCache(own);
        if (cache != null) {
            cache.evict(realm, known);
        }
        return Optional.ofNullable(own.users().getUserById(realm, id));
    }
}
