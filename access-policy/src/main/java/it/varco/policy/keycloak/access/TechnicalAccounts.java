package it.varco.policy.keycloak.access;

import it.varco.policy.keycloak.person.People;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The accounts of the session's realm that are no person's, and so no business of the plan's: those of programs, and of
 * whoever administers. A record that cannot be read is a record all the same, so that damage makes nobody a program.
 */
public final class TechnicalAccounts {

    private final KeycloakSession session;

    /** The technical accounts of the session's realm. */
    public TechnicalAccounts(KeycloakSession session) {
        this.session = session;
    }

    /** Whether the account has no fiscal code, no record of ours, nothing that a group gives, and no link to a provider. */
    public boolean has(UserModel user) {
        return Stream.of(People.FISCAL_NUMBER, PersonRecords.GRANTS, PersonRecords.LEGACY_CREDENTIAL)
                        .noneMatch(record -> user.getAttributes().containsKey(record))
                && new RealmAccess(session).holder(user).grants().isEmpty()
                && session.users()
                        .getFederatedIdentitiesStream(session.getContext().getRealm(), user)
                        .findAny()
                        .isEmpty();
    }
}
