package it.varco.legacy.keycloak.people;

import it.varco.legacy.people.CredentialLine;
import it.varco.legacy.people.Fault;
import it.varco.legacy.people.GrantLine;
import it.varco.legacy.people.GrantMerge;
import it.varco.legacy.people.PersonLine;
import it.varco.legacy.people.PlanCheck;
import it.varco.legacy.people.Totals;
import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.grant.Grant;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.person.AccountChange;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.FiscalCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Writes people into the session's realm. Of a line that is refused nothing is written, so everything that can be refused
 * is looked at first. A password is only ever given to an account that has neither a password nor the record of one: what
 * happened to it since, here, is none of the old system's business.
 */
final class PersonWriter {

    private static final Totals CREATED = new Totals(1, 0, 0, 0, 0);
    private static final Totals UPDATED = new Totals(0, 1, 0, 0, 0);
    private static final Totals UNCHANGED = new Totals(0, 0, 1, 0, 0);
    private static final Totals ONE_DELEGATOR = new Totals(0, 0, 0, 0, 1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final People people;
    private final ImportedPasswords passwords;
    private final PlanCheck plan;
    private final Instant recordedAt = Instant.now();

    PersonWriter(KeycloakSession session) {
        RealmAccess access = new RealmAccess(session);
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.people = new People(session);
        this.passwords = new ImportedPasswords(session);
        this.plan = new PlanCheck(
                access.plan().orElseThrow(() -> new IllegalStateException("the plan was taken away")), access.now());
    }

    /**
     * Writes what the line says of the person.
     *
     * @throws it.varco.legacy.people.Refused where it cannot be, and then nothing is written
     */
    Totals write(PersonLine line) {
        plan.require(line);
        Optional<UserModel> known =
                find(line.code(), "/fiscalCode").flatMap(user -> AccountChange.lock(session, user.getId()));
        known.ifPresent(PersonWriter::requireReadable);
        Optional<CredentialLine> credential = line.credential().filter(given -> !has(known, given.record()));
        Optional<PasswordCredentialModel> password = credential.flatMap(passwords::of);
        line.email().ifPresent(email -> requireFree(email, known));
        GrantMerge merged = merge(line, grantsOf(known), this::idOrName);

        Totals delegators = makeDelegators(line);
        UserModel user = known.orElseGet(() -> people.add(line.code()));
        boolean filled = fill(line.firstName(), user.getFirstName(), user::setFirstName)
                | fill(line.lastName(), user.getLastName(), user::setLastName)
                | fill(line.email(), user.getEmail(), user::setEmail);
        credential.map(CredentialLine::record).ifPresent(PersonRecords.of(user)::write);
        password.ifPresent(hashed -> passwords.store(user, hashed));
        if (merged.isChanged()) {
            PersonRecords.of(user)
                    .write(merge(line, grantsOf(known), this::idOrName).grants());
        }
        Totals own = known.isEmpty()
                ? CREATED
                : filled || credential.isPresent() || merged.isChanged() ? UPDATED : UNCHANGED;
        return own.plus(delegators);
    }

    private Optional<UserModel> find(FiscalCode code, String field) {
        PersonLookup found = people.find(code);
        if (found instanceof PersonLookup.Conflict) {
            throw Fault.TWO_ACCOUNTS.in(field);
        }
        return found instanceof PersonLookup.Known known ? Optional.of(known.user()) : Optional.empty();
    }

    private static void requireReadable(UserModel user) {
        if (!PersonRecords.of(user).areGrantsReadable()) {
            throw Fault.UNREADABLE.in("/grants");
        }
    }

    /** Whether the account has this very record; any other, and a password without one, is for a person to look at. */
    private static boolean has(Optional<UserModel> known, LegacyCredential record) {
        if (known.isEmpty()) {
            return false;
        }
        UserModel user = known.get();
        if (user.getFirstAttribute(PersonRecords.LEGACY_CREDENTIAL) != null) {
            if (!PersonRecords.of(user).legacyCredential().equals(Optional.of(record))) {
                throw Fault.OTHER_CREDENTIAL.in("/credential");
            }
            return true;
        }
        if (user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .findAny()
                .isPresent()) {
            throw Fault.UNKNOWN_PASSWORD.in("/credential");
        }
        return false;
    }

    private void requireFree(String email, Optional<UserModel> known) {
        if (realm.isDuplicateEmailsAllowed()) {
            return;
        }
        UserModel holder = session.users().getUserByEmail(realm, email);
        if (holder != null && known.filter(holder::equals).isEmpty()) {
            throw Fault.EMAIL_TAKEN.in("/email");
        }
    }

    private static List<Grant> grantsOf(Optional<UserModel> known) {
        return known.map(user -> PersonRecords.of(user).grants()).orElse(List.of());
    }

    private GrantMerge merge(PersonLine line, List<Grant> present, Function<FiscalCode, String> accountOf) {
        GrantMerge merge = new GrantMerge(present, recordedAt);
        for (int i = 0; i < line.grants().size(); i++) {
            GrantLine grant = line.grants().get(i);
            merge.add(grant, grant.delegator().map(accountOf), "/grants/" + i);
        }
        return merge;
    }

    /** The delegator's account; before there is one, the name that it will have, which no account has as its id. */
    private String idOrName(FiscalCode delegator) {
        return find(delegator, "/grants").map(UserModel::getId).orElseGet(() -> people.accountName(delegator));
    }

    /** A delegator whose line comes later, or never, has an account already, which by itself gives nothing. */
    private Totals makeDelegators(PersonLine line) {
        return line.grants().stream()
                .flatMap(grant -> grant.delegator().stream())
                .distinct()
                .filter(delegator -> find(delegator, "/grants").isEmpty())
                .map(delegator -> {
                    people.add(delegator);
                    return ONE_DELEGATOR;
                })
                .reduce(Totals.NONE, Totals::plus);
    }

    /** What the account says already was said by the person or by a stronger way in. */
    private static boolean fill(Optional<String> given, String present, Consumer<String> write) {
        if (given.isEmpty() || (present != null && !present.isBlank())) {
            return false;
        }
        write.accept(given.get());
        return true;
    }
}
