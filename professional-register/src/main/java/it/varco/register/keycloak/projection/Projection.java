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

    /**
     * What became of the grant of an account.
     *
     * @param before empty where it had none
     * @param after empty where it has none
     */
    public record Change(UserModel account, Optional<Grant> before, Optional<Grant> after) {}

    /**
     * Gives the account what follows from the file.
     *
     * @param file what is kept of the person; empty where the register does not know the code
     * @return the change; empty where all is as it was
     */
    public Optional<Change> apply(Optional<PersonFile> file, UserModel account) {
        if (isApplied(file, account)) {
            return Optional.empty();
        }
        PersonRecords records = PersonRecords.of(account);
        Optional<Grant> before = records.registerGrants(profile).stream().findFirst();
        Optional<Grant> after = grant(file);
        records.writeRegisterGrant(profile, after);
        accounts.changed(account);
        return Optional.of(new Change(account, before, after));
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
