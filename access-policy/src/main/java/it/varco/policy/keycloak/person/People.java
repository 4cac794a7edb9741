package it.varco.policy.keycloak.person;

import it.varco.policy.person.AccountName;
import it.varco.policy.person.FiscalCode;
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

    /** The account that once had this code, and has another now. */
    public Optional<UserModel> formerHolder(FiscalCode code) {
        String name = accountName(code);
        return session.users()
                .searchForUserByUserAttributeStream(realm, FORMER_FISCAL_NUMBERS, name)
                .findFirst();
    }

    /**
     * Makes the account of this code in a transaction of its own, so that of several first sign-ins in one moment the
     * database lets exactly one through.
     */
    public PersonCreation create(FiscalCode code) {
        if (formerHolder(code).isPresent()) {
            return new PersonCreation.FormerCode();
        }
        String name = accountName(code);
        String realmId = realm.getId();
        try {
            String userId =
                    KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                        RealmModel ownRealm = own.realms().getRealm(realmId);
                        own.getContext().setRealm(ownRealm);
                        return new People(own).add(code, name).getId();
                    });
            return new PersonCreation.Created(session.users().getUserById(realm, userId));
        } catch (ModelDuplicateException taken) {
            UserModel holder = session.users().getUserByUsername(realm, name);
            return holder == null || code.value().equals(holder.getFirstAttribute(FISCAL_NUMBER))
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

    private UserModel add(FiscalCode code, String name) {
        UserModel user = session.users().addUser(realm, name);
        user.setEnabled(true);
        user.setSingleAttribute(FISCAL_NUMBER, code.value());
        AccountWitness.tellOfCode(session, user);
        return user;
    }

    /**
     * The user name of this person's account, and what an event prints in the place of a code.
     *
     * @throws IllegalStateException where the realm has no {@code varco-account-name-secret} component
     */
    public String accountName(FiscalCode code) {
        return AccountName.of(
                code,
                AccountNameSecret.of(session, realm)
                        .orElseThrow(() -> new IllegalStateException(
                                "the realm has no key component " + AccountNameSecretFactory.PROVIDER_ID)));
    }
}
