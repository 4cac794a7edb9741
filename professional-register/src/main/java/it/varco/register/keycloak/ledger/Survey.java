package it.varco.register.keycloak.ledger;

import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.person.AccountChange;
import it.varco.policy.person.FiscalCode;
import it.varco.register.keycloak.projection.Accounts;
import it.varco.register.keycloak.projection.Projection;
import it.varco.register.ledger.PersonFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Holds accounts against the ledger, some at a time, each page in a transaction of its own so that nothing grows. */
final class Survey {

    private final KeycloakSession session;
    private final String profile;

    Survey(KeycloakSession session, String profile) {
        this.session = session;
        this.profile = profile;
    }

    /** How many accounts have other than what the ledger says. */
    long differences() {
        long different = unknown().size();
        Optional<String> last = Optional.empty();
        do {
            String after = last.orElse("");
            Page page = new OwnTransaction(session).run(own -> page(own, after));
            different += page.different();
            last = page.last();
        } while (last.isPresent());
        return different;
    }

    /** Takes the grant from those whom the register does not know. */
    long clearUnknown() {
        List<String> unknown = unknown();
        if (!unknown.isEmpty()) {
            new AccountChange(session).run(unknown, (own, accounts) -> {
                Projection projection = new Projection(own, profile);
                accounts.values().forEach(account -> projection.apply(Optional.empty(), account));
                return accounts.size();
            });
        }
        return unknown.size();
    }

    private record Page(long different, Optional<String> last) {}

    private Page page(KeycloakSession own, String after) {
        PersonRows.Page people = new PersonRows(own).page(after);
        Map<FiscalCode, PersonFile> files = new HashMap<>();
        Ledger ledger = new Ledger(own, profile);
        ledger.files(ledger.circles(new PersonRows(own)
                        .of(people.codes()).values().stream().map(PersonRow::id).toList()))
                .values()
                .forEach(file -> file.codes().forEach(code -> files.put(code, file)));
        Projection projection = new Projection(own, profile);
        long different = new Accounts(own)
                .read(people.codes())
                .filter(account -> !projection.isApplied(file(files, account), account))
                .count();
        return new Page(different, people.last());
    }

    /** The accounts with a grant of this profile whose code is in no register. */
    private List<String> unknown() {
        return new OwnTransaction(session).run(own -> {
            PersonRows persons = new PersonRows(own);
            RealmModel realm = own.getContext().getRealm();
            return new Accounts(own)
                    .findWithRegisterGrant().stream()
                            .filter(id -> isUnknown(
                                    persons, PersonRecords.of(own.users().getUserById(realm, id))))
                            .toList();
        });
    }

    private boolean isUnknown(PersonRows persons, PersonRecords records) {
        return !records.registerGrants(profile).isEmpty()
                && records.fiscalCode()
                        .filter(code -> persons.of(List.of(code)).containsKey(code))
                        .isEmpty();
    }

    private static Optional<PersonFile> file(Map<FiscalCode, PersonFile> files, UserModel account) {
        return PersonRecords.of(account).fiscalCode().map(files::get);
    }
}
