package it.varco.policy.keycloak.person;

import it.varco.policy.person.AccountName;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.person.PersonKey;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The accounts of a realm, by fiscal code. */
public final class People {

    /** The user attribute that holds the fiscal code, without prefix; nobody edits it through users' APIs. */
    public static final String FISCAL_NUMBER = "fiscalNumber";

    /**
     * The user attribute that holds, as account names, the codes that were the person's before: they sign nobody in, and
     * make no account.
     */
    public static final String FORMER_FISCAL_NUMBERS = "varco.former-fiscal-numbers";

    /**
     * The user attribute that holds how another State's node calls a person who has no fiscal code; no such account is made but at
     * the node's word.
     */
    public static final String FOREIGN_IDENTITY = "varco.foreign-identity";

    private final KeycloakSession session;
    private final RealmModel realm;

    /** The people of the session's realm. */
    public People(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Who has this code. */
    public PersonLookup find(FiscalCode code) {
        List<UserModel> found = session.users()
                .searchForUserByUserAttributeStream(realm, FISCAL_NUMBER, code.value())
                .filter(user -> code.value().equals(user.getFirstAttribute(FISCAL_NUMBER)))
                .limit(2)
                .toList();
        return switch (found.size()) {
            case 0 -> new PersonLookup.Unknown();
            case 1 -> new PersonLookup.Known(found.get(0));
            default -> new PersonLookup.Conflict();
        };
    }

    /**
     * Whose account this key leads to. Somebody without a code has the account that was made of the key: nothing that two
     * people can share joins them, and no link does.
     */
    public PersonLookup find(PersonKey key) {
        if (key instanceof FiscalCode code) {
            return find(code);
        }
        UserModel holder = session.users().getUserByUsername(realm, accountName(key));
        if (holder == null) {
            return new PersonLookup.Unknown();
        }
        return isAccountOf(holder, key) ? new PersonLookup.Known(holder) : new PersonLookup.Conflict();
    }

    /** Whether the account is the one of whoever proves this key. */
    public boolean isAccountOf(UserModel user, PersonKey key) {
        return key instanceof FiscalCode code
                ? code.value().equals(user.getFirstAttribute(FISCAL_NUMBER))
                : key.identityId().equals(user.getFirstAttribute(FOREIGN_IDENTITY))
                        && accountName(key).equals(user.getUsername());
    }

    /** The account that once had this code, and has another now. */
    public Optional<UserModel> formerHolder(PersonKey key) {
        String name = accountName(key);
        return session.users()
                .searchForUserByUserAttributeStream(realm, FORMER_FISCAL_NUMBERS, name)
                .findFirst();
    }

    /**
     * Makes the account of this key in a transaction of its own, so that of several first sign-ins in one moment the
     * database lets exactly one through.
     */
    public PersonCreation create(PersonKey key) {
        if (formerHolder(key).isPresent()) {
            return new PersonCreation.FormerCode();
        }
        String name = accountName(key);
        String realmId = realm.getId();
        try {
            String userId =
                    KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                        RealmModel ownRealm = own.realms().getRealm(realmId);
                        own.getContext().setRealm(ownRealm);
                        return new People(own).add(key, name).getId();
                    });
            return new PersonCreation.Created(session.users().getUserById(realm, userId));
        } catch (ModelDuplicateException taken) {
            UserModel holder = session.users().getUserByUsername(realm, name);
            return holder == null || isAccountOf(holder, key)
                    ? new PersonCreation.Raced()
                    : new PersonCreation.Conflict();
        }
    }

    /**
     * Makes the account of this code in the session's own transaction, for callers that answer for its failing: where
     * somebody else makes the account in the same moment, the commit does.
     */
    public UserModel add(FiscalCode code) {
        return add(code, accountName(code));
    }

    private UserModel add(PersonKey key, String name) {
        UserModel user = session.users().addUser(realm, name);
        user.setEnabled(true);
        if (key instanceof FiscalCode code) {
            user.setSingleAttribute(FISCAL_NUMBER, code.value());
            AccountWitness.tellOfCode(session, user);
        } else {
            user.setSingleAttribute(FOREIGN_IDENTITY, key.identityId());
        }
        return user;
    }

    /**
     * The user name of this person's account, and what an event prints in the place of a code.
     *
     * @throws IllegalStateException where the realm has no {@code varco-account-name-secret} component
     */
    public String accountName(PersonKey key) {
        return AccountName.of(
                key,
                AccountNameSecret.of(session, realm)
                        .orElseThrow(() -> new IllegalStateException(
                                "the realm has no key component " + AccountNameSecretFactory.PROVIDER_ID)));
    }
}
