package it.varco.roles.grants;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import it.varco.policy.plan.GrantSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** All grants of one person, and what an order makes of them. */
public final class GrantBook {

    /** As many grants as one person may have. */
    public static final int MOST_GRANTS = 64;

    /** As often as one grant may change: with the longest words, the whole history still fits where it is kept. */
    public static final int MOST_CHANGES = 24;

    private final List<Grant> grants;

    private GrantBook(List<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    /** The book of a person with these grants. */
    public static GrantBook of(List<Grant> grants) {
        return new GrantBook(grants);
    }

    /**
     * What the order makes of the book.
     *
     * @param now on the policy clock
     * @param recordedAt now, on the wall clock
     */
    public GrantOutcome carryOut(GrantOrder order, Instant now, Instant recordedAt) {
        if (GrantTransitions.lacksPaper(order)) {
            return refused(GrantRefusal.OFFICE_OR_ACT_MISSING);
        }
        GrantSource source = order.source();
        Optional<Grant> present = grants.stream()
                .filter(grant -> grant.profile().equals(order.profile().slug())
                        && grant.source() == source
                        && grant.delegator().equals(order.delegator()))
                .findFirst();
        Optional<GrantState> state = present.flatMap(grant -> stateOf(grant, now));
        GrantStep step = GrantTransitions.step(source, order.action(), state);
        if (step instanceof GrantStep.To to) {
            return write(order, present, to.state(), recordedAt);
        }
        if (step instanceof GrantStep.Already) {
            return unchanged(order, present.orElseThrow(), state.orElseThrow());
        }
        return refused(step instanceof GrantStep.Impossible ? GrantRefusal.NOT_FROM_THIS_STATE : wrongSource(source));
    }

    /** What may be done with a grant as it stands, in the order of a grant's life. */
    public static List<GrantAction> possible(Grant grant, Instant now) {
        return Arrays.stream(GrantAction.values())
                .filter(action ->
                        GrantTransitions.step(grant.source(), action, stateOf(grant, now)) instanceof GrantStep.To)
                .toList();
    }

    /** Where a grant stands; a delegation that begins later stands as it will. */
    private static Optional<GrantState> stateOf(Grant grant, Instant now) {
        return grant.source() == GrantSource.DELEGATION
                        && grant.changes().stream()
                                .anyMatch(change -> change.from().isAfter(now) && change.state() == GrantState.ACTIVE)
                ? Optional.of(GrantState.ACTIVE)
                : grant.stateAt(now);
    }

    private GrantOutcome write(GrantOrder order, Optional<Grant> present, GrantState state, Instant recordedAt) {
        Grant grant = present.orElseGet(
                () -> new Grant(order.profile().slug(), order.source(), order.delegator(), List.of()));
        Grant changed = grant.with(new GrantChange(order.period().start(), state, recordedAt, order.word()));
        if (order.period().end().isPresent()) {
            changed = changed.with(
                    new GrantChange(order.period().end().get(), GrantState.WITHDRAWN, recordedAt, order.word()));
        }
        if (present.isEmpty() && grants.size() >= MOST_GRANTS) {
            return refused(GrantRefusal.TOO_MANY_GRANTS);
        }
        if (changed.changes().size() > MOST_CHANGES) {
            return refused(GrantRefusal.TOO_MANY_CHANGES);
        }
        List<Grant> all = new ArrayList<>(grants);
        present.ifPresent(all::remove);
        all.add(changed);
        return new GrantOutcome.Changed(all, changed, state);
    }

    /** A delegation of another length is another delegation. */
    private static GrantOutcome unchanged(GrantOrder order, Grant grant, GrantState state) {
        boolean another = order.action() == GrantAction.DELEGATE
                && !(grant.stateAt(order.period().start()).equals(Optional.of(GrantState.ACTIVE))
                        && grant.nextChangeAfter(order.period().start())
                                .equals(order.period().end()));
        return another ? refused(GrantRefusal.RUNS_ALREADY) : new GrantOutcome.Unchanged(grant, state);
    }

    private static GrantRefusal wrongSource(GrantSource source) {
        return switch (source) {
            case REGISTER -> GrantRefusal.ORDER_ALONE;
            case GROUP -> GrantRefusal.GROUP_ALONE;
            case OFFICE, OPEN, DELEGATION -> GrantRefusal.OTHER_SOURCE;
        };
    }

    private static GrantOutcome refused(GrantRefusal refusal) {
        return new GrantOutcome.Refused(refusal);
    }
}
