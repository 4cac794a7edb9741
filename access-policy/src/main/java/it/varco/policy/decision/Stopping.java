package it.varco.policy.decision;

import it.varco.policy.plan.Act;
import it.varco.policy.plan.Ceiling;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Stop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * The instant from which something is stopped, and the answer from then on.
 *
 * @param noticeFrom the instant from which people are told
 */
record Stopping(Instant at, Instant noticeFrom, Scope scope, Act act, LocalDate day, Decision denial) {

    private static final Comparator<Stopping> FIRST = Comparator.comparing(Stopping::at)
            .thenComparing(Stopping::scope)
            .thenComparing(stop -> stop.denial().rule());

    /** How a stop came to hold for a profile, nearest first. */
    enum Scope {
        NAMED,
        UMBRELLA,
        EVERYBODY,
        CEILING
    }

    static Stopping by(Phase phase, Scope scope, Stop stop) {
        Reason reason = stop == Stop.ISSUE ? Reason.ISSUE_STOPPED : Reason.STOPPED_BY_PHASE;
        return new Stopping(
                PolicyZone.startOf(phase.from()),
                PolicyZone.startOf(phase.from().minusDays(phase.noticeDays())),
                scope,
                phase.act(),
                phase.from(),
                Decision.deny(reason, "phase/" + phase.id(), phase.act(), phase.from()));
    }

    static Stopping by(Ceiling ceiling) {
        return new Stopping(
                PolicyZone.startOf(ceiling.from()),
                PolicyZone.startOf(ceiling.from().minusDays(ceiling.noticeDays())),
                Scope.CEILING,
                ceiling.act(),
                ceiling.from(),
                Decision.deny(Reason.STOPPED_BY_CEILING, "ceiling", ceiling.act(), ceiling.from()));
    }

    /** The one that holds first; of two on one day the one that is nearer to the profile, then the one named first. */
    static Optional<Stopping> earlier(Optional<Stopping> one, Optional<Stopping> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return FIRST.compare(one.get(), other.get()) <= 0 ? one : other;
    }

    /** The one that holds last. */
    static Optional<Stopping> later(Optional<Stopping> one, Optional<Stopping> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return FIRST.compare(one.get(), other.get()) <= 0 ? other : one;
    }

    boolean holdsAt(Instant instant) {
        return !instant.isBefore(at);
    }

    /** Whether people are to be told at that instant. */
    boolean isAnnouncedAt(Instant instant) {
        return instant.isBefore(at) && !instant.isBefore(noticeFrom);
    }
}
