package it.varco.register.keycloak.ledger;

import it.varco.policy.keycloak.OwnTransaction;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.RegisterState;
import it.varco.register.keycloak.projection.Accounts;
import it.varco.register.keycloak.projection.Projection;
import it.varco.register.ledger.PersonFile;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Forgets people whose role is over and of whom nothing has been written for as long as the body keeps it. A person is forgotten whole: a
 * part of a history would say something else.
 */
public final class Retention {

    private final KeycloakSession session;

    /** For the session's realm. */
    public Retention(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Forgets, some at a time, each page in a transaction of its own.
     *
     * @param before of whom anything was written at this instant of the wall clock, or later, is kept
     * @return how many fiscal codes are forgotten
     */
    public long forget(Instant before) {
        long forgotten = 0;
        Optional<String> last = Optional.of("");
        while (last.isPresent()) {
            String after = last.get();
            Forgotten page = new OwnTransaction(session).run(own -> page(own, after, before));
            forgotten += page.codes();
            last = page.last();
        }
        return forgotten;
    }

    private record Forgotten(int codes, Optional<String> last) {}

    private static Forgotten page(KeycloakSession own, String after, Instant before) {
        PersonRows persons = new PersonRows(own);
        PersonRows.Page quiet = persons.quietSince(before, after);
        Accounts accounts = new Accounts(own);
        Map<String, UserModel> locked = accounts.lock(accounts.find(quiet.codes()));
        Set<String> over = persons.of(quiet.codes()).values().stream()
                .map(PersonRow::id)
                .collect(Collectors.toCollection(HashSet::new));
        persons.lock(over);
        // Somebody may have written before the rows were locked.
        over.retainAll(persons.areQuietSince(before, over));
        Set<String> profiles = persons.profilesOf(over);
        profiles.forEach(profile -> over.removeAll(stillOpen(own, profile, over)));
        Map<String, FiscalCode> codes = persons.codes(over);
        if (!codes.isEmpty()) {
            new Forgetting(own).persons(List.copyOf(codes.keySet()));
            locked.values().stream()
                    .filter(account -> PersonRecords.of(account)
                            .fiscalCode()
                            .filter(codes::containsValue)
                            .isPresent())
                    .forEach(account ->
                            profiles.forEach(profile -> new Projection(own, profile).apply(Optional.empty(), account)));
        }
        return new Forgotten(codes.size(), quiet.last());
    }

    /** Who of those holds a role, or may hold it again without the Order, or is one with somebody who does. */
    private static Set<String> stillOpen(KeycloakSession own, String profile, Set<String> ids) {
        Ledger ledger = new Ledger(own, profile);
        Circles circles = ledger.circles(ids);
        Instant now = PolicyClock.of(own).now();
        return ledger.files(circles).entrySet().stream()
                .filter(entry -> !ids.containsAll(entry.getKey()) || !isOver(entry.getValue(), now))
                .flatMap(entry -> entry.getKey().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isOver(PersonFile file, Instant now) {
        return file.standing()
                .filter(standing -> standing.at(now) != RegisterState.REVOKED)
                .isEmpty();
    }
}
