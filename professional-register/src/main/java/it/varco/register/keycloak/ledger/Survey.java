package it.varco.register.keycloak.ledger;

import it.varco.policy.keycloak.OwnTransaction;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.person.AccountChange;
import it.varco.policy.person.FiscalCode;
import it.varco.register.keycloak.projection.Accounts;
import it.varco.register.keycloak.projection.Projection;
import it.varco.register.ledger.PersonFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.utils.StreamsUtil;

/** Holds accounts against the ledger, some at a time, each page in a transaction of its own so that nothing grows. */
final class Survey {

    private static final int PAGE = 200;

    private final KeycloakSession session;
    private final String profile;

    Survey(KeycloakSession session, String profile) {
        this.session = session;
        this.profile = profile;
    }

    /** How many accounts have other than what the ledger says. */
    long differences() {
        long different = unknown().mapToLong(List::size).sum();
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
        return unknown().mapToLong(this::clear).sum();
    }

    private int clear(List<String> ids) {
        if (!ids.isEmpty()) {
            new AccountChange(session).run(ids, (own, accounts) -> {
                Projection projection = new Projection(own, profile);
                accounts.values().forEach(account -> projection.apply(Optional.empty(), account));
                return accounts.size();
            });
        }
        return ids.size();
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

    /** The accounts with a grant of this profile whose code is in no register, page by page. */
    private Stream<List<String>> unknown() {
        List<String> withGrant = new OwnTransaction(session).run(own -> new Accounts(own).findWithRegisterGrant());
        return StreamsUtil.chunkedStream(withGrant.stream(), PAGE)
                .map(ids -> new OwnTransaction(session).run(own -> unknown(own, ids)));
    }

    private List<String> unknown(KeycloakSession own, Collection<String> ids) {
        Map<String, Optional<FiscalCode>> codes = new HashMap<>();
        new Accounts(own).ofIds(ids).forEach(account -> {
            PersonRecords records = PersonRecords.of(account);
            if (!records.registerGrants(profile).isEmpty()) {
                codes.put(account.getId(), records.fiscalCode());
            }
        });
        Set<FiscalCode> known = new PersonRows(own)
                .of(codes.values().stream().flatMap(Optional::stream).toList())
                .keySet();
        return codes.keySet().stream()
                .filter(id -> codes.get(id).filter(known::contains).isEmpty())
                .toList();
    }

    private static Optional<PersonFile> file(Map<FiscalCode, PersonFile> files, UserModel account) {
        return PersonRecords.of(account).fiscalCode().map(files::get);
    }
}
