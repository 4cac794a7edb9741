package it.varco.roles.keycloak.grants;

import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonCreation;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.FiscalCode;
import it.varco.roles.grants.GrantRefusal;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Finds the account that somebody means; only people have grants, and people have a fiscal code, or what stands for it. */
public final class Persons {

    private final KeycloakSession session;
    private final People people;

    /** The people of the session's realm. */
    public Persons(KeycloakSession session) {
        this.session = session;
        this.people = new People(session);
    }

    /**
     * The account; empty where there is none.
     *
     * @throws GrantRefused where two accounts have the code
     */
    public Optional<UserModel> find(PersonReference reference) {
        if (reference instanceof PersonReference.ByAccount account) {
            return Optional.ofNullable(
                            session.users().getUserById(session.getContext().getRealm(), account.id()))
                    .filter(user -> PersonRecords.of(user).areOfAPerson());
        }
        FiscalCode code = ((PersonReference.ByCode) reference).code();
        PersonLookup found = people.find(code);
        if (found instanceof PersonLookup.Conflict) {
            throw GrantRefused.because(GrantRefusal.TWO_ACCOUNTS);
        }
        return found instanceof PersonLookup.Known known ? Optional.of(known.user()) : Optional.empty();
    }

    /** The id of the account that there has to be. */
    String id(PersonReference reference) {
        return find(reference)
                .map(UserModel::getId)
                .orElseThrow(() -> GrantRefused.because(GrantRefusal.UNKNOWN_PERSON));
    }

    /** Makes the account of somebody who has not signed in yet. */
    String make(PersonReference reference) {
        if (!(reference instanceof PersonReference.ByCode byCode)) {
            throw GrantRefused.because(GrantRefusal.UNKNOWN_PERSON);
        }
        PersonCreation creation = people.create(byCode.code());
        if (creation instanceof PersonCreation.Created created) {
            return created.user().getId();
        }
        if (creation instanceof PersonCreation.FormerCode) {
            throw GrantRefused.because(GrantRefusal.FORMER_CODE);
        }
        throw GrantRefused.because(
                creation instanceof PersonCreation.Raced ? GrantRefusal.SAME_MOMENT : GrantRefusal.TWO_ACCOUNTS);
    }
}
