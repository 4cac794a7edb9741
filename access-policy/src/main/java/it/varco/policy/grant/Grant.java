package it.varco.policy.grant;

import it.varco.policy.plan.GrantSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One profile of one person, with all that became of it.
 *
 * @param profile the profile's slug
 * @param source on whose word it is held; whether the plan still says the same is asked when it is used
 * @param delegator the account for which the person acts, where the grant is a delegation
 * @param changes oldest first; of two that begin at one instant the later one counts
 */
public record Grant(String profile, GrantSource source, Optional<String> delegator, List<GrantChange> changes) {

    /** @throws IllegalArgumentException where the changes are not in order, or a delegation names nobody */
    public Grant {
        changes = List.copyOf(changes);
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).from().isBefore(changes.get(i - 1).from())) {
                throw new IllegalArgumentException("the changes of a grant are in the order in which they begin");
            }
        }
        if (delegator.isPresent() != (source == GrantSource.DELEGATION)) {
            throw new IllegalArgumentException("a delegation, and nothing else, names a delegator");
        }
    }

    /** Where the grant stands at that instant; empty before it began. */
    public Optional<GrantState> stateAt(Instant instant) {
        GrantState state = null;
        for (GrantChange change : changes) {
            if (change.from().isAfter(instant)) {
                break;
            }
            state = change.state();
        }
        return Optional.ofNullable(state);
    }

    /** The next instant at which the state may change. */
    public Optional<Instant> nextChangeAfter(Instant instant) {
        return changes.stream()
                .map(GrantChange::from)
                .filter(from -> from.isAfter(instant))
                .findFirst();
    }

    /** The same grant with one change more; what was planned to begin later than it no longer happens. */
    public Grant with(GrantChange change) {
        Stream<GrantChange> kept =
                changes.stream().filter(earlier -> !earlier.from().isAfter(change.from()));
        return new Grant(
                profile,
                source,
                delegator,
                Stream.concat(kept, Stream.of(change)).toList());
    }
}
