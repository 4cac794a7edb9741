package it.varco.roles.keycloak.grants;

import it.varco.policy.grant.Grant;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.plan.GrantSource;
import it.varco.roles.grants.GrantBook;
import it.varco.roles.grants.GrantRefusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The grants of two accounts that become one, and of those who act for them.
 *
 * @param stays the id of the account that stays
 * @param leaves the id of the one that goes
 */
record MergedGrants(String stays, String leaves) {

    private record Key(String profile, GrantSource source, Optional<String> delegator) {

        static Key of(Grant grant) {
            return new Key(grant.profile(), grant.source(), grant.delegator());
        }
    }

    /** Gives the first account what the second has and it has not. */
    void unite(PersonRecords kept, PersonRecords gone) {
        requireReadable(kept);
        requireReadable(gone);
        // Nobody acts for himself.
        List<Grant> united = distinct(Stream.concat(kept.grants().stream(), gone.grants().stream())
                .filter(grant -> grant.delegator()
                        .filter(delegator -> delegator.equals(stays) || delegator.equals(leaves))
                        .isEmpty()));
        if (united.size() > GrantBook.MOST_GRANTS) {
            throw GrantRefused.because(GrantRefusal.TOO_MANY_GRANTS);
        }
        kept.write(united);
    }

    /** Lets a delegate of the account that goes act for the one that stays. */
    void redirect(PersonRecords delegate) {
        requireReadable(delegate);
        delegate.write(distinct(delegate.grants().stream()
                .map(grant -> grant.delegator().equals(Optional.of(leaves))
                        ? new Grant(grant.profile(), grant.source(), Optional.of(stays), grant.changes())
                        : grant)));
    }

    /** The first of each counts. */
    private static List<Grant> distinct(Stream<Grant> grants) {
        Map<Key, Grant> kept = new LinkedHashMap<>();
        grants.forEach(grant -> kept.putIfAbsent(Key.of(grant), grant));
        return List.copyOf(kept.values());
    }

    private static void requireReadable(PersonRecords records) {
        if (!records.areGrantsReadable()) {
            throw GrantRefused.because(GrantRefusal.UNREADABLE);
        }
    }
}
