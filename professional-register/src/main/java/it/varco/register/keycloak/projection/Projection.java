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
        Optional<Grant> wanted = file.flatMap(found -> RegisterGrant.of(profile, found));
        PersonRecords records = PersonRecords.of(account);
        if (records.registerGrant(profile).equals(wanted)) {
            return Effect.AS_IT_WAS;
        }
        records.writeRegisterGrant(profile, wanted);
        accounts.changed(account);
        return Effect.CHANGED;
    }
}
