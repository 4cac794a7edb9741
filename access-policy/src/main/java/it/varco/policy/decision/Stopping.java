package it.varco.policy.decision;

import it.varco.policy.plan.Ceiling;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.util.Optional;

/**
 * The instant from which something is stopped, and the answer from then on.
 *
 * @param noticeFrom the instant from which people are told
 * @param general whether it stops everybody, so that an exemption may lift it
 */
record Stopping(Instant at, Instant noticeFrom, Decision denial, Scope general) {

    /** How a stop came to hold for a profile. */
    enum Scope {
        NAMED,
        UMBRELLA,
        EVERYBODY,
        CEILING
    }

    static Stopping by(Phase phase, Scope scope, Reason reason) {
        return new Stopping(
                PolicyZone.startOf(phase.from()),
                PolicyZone.startOf(phase.from().minusDays(phase.noticeDays())),
                Decision.deny(reason, "phase/" + phase.id(), phase.act(), phase.from()),
                scope);
    }

    static Stopping by(Ceiling ceiling) {
        return new Stopping(
                PolicyZone.startOf(ceiling.from()),
                PolicyZone.startOf(ceiling.from().minusDays(ceiling.noticeDays())),
                Decision.deny(Reason.STOPPED_BY_CEILING, "ceiling", ceiling.act(), ceiling.from()),
                Scope.CEILING);
    }

    /** The one that holds first; of two on one day the one that is more about the profile. */
    static Optional<Stopping> earlier(Optional<Stopping> one, Optional<Stopping> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        int order = one.get().at().compareTo(other.get().at());
        if (order == 0) {
            order = one.get().general().compareTo(other.get().general());
        }
        return order <= 0 ? one : other;
    }

    boolean holdsAt(Instant instant) {
        return !instant.isBefore(at);
    }
}
