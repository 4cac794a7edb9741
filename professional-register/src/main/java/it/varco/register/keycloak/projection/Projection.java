package it.varco.register.keycloak.projection;

import it.varco.policy.grant.Grant;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.register.ledger.PersonFile;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Writes what the ledger says of a profile onto accounts that the caller has locked. */
public final class Projection {

    private final Accounts accounts;
    private final String profile;

    public Projection(KeycloakSession session, String profile) {
        this.accounts = new Accounts(session);
        this.profile = profile;
    }

    /** What became of an account. */
    public enum Effect {
        CHANGED,
        AS_IT_WAS
    }

    /**
     * Gives the account what follows from the file.
     *
     * @param file what is kept of the person; empty where the register does not know the code
     */
    public Effect apply(Optional<PersonFile> file, UserModel account) {
        if (isApplied(file, account)) {
            return Effect.AS_IT_WAS;
        }
        PersonRecords.of(account).writeRegisterGrant(profile, grant(file));
        accounts.changed(account);
        return Effect.CHANGED;
    }

    /** Whether the account has what follows from the file, and nothing else of this register. */
    public boolean isApplied(Optional<PersonFile> file, UserModel account) {
        return PersonRecords.of(account)
                .registerGrants(profile)
                .equals(grant(file).stream().toList());
    }

    private Optional<Grant> grant(Optional<PersonFile> file) {
        return file.flatMap(found -> RegisterGrant.of(profile, found));
    }
}
