package it.varco.roles.grants;

import static it.varco.policy.grant.GrantState.ACTIVE;
import static it.varco.policy.grant.GrantState.ASKED;
import static it.varco.policy.grant.GrantState.REFUSED;
import static it.varco.policy.grant.GrantState.WITHDRAWN;
import static it.varco.policy.plan.GrantSource.DELEGATION;
import static it.varco.policy.plan.GrantSource.OFFICE;
import static it.varco.policy.plan.GrantSource.OPEN;
import static it.varco.roles.grants.GrantAction.ACCREDIT;
import static it.varco.roles.grants.GrantAction.ASK;
import static it.varco.roles.grants.GrantAction.DELEGATE;
import static it.varco.roles.grants.GrantAction.RECORD;
import static it.varco.roles.grants.GrantAction.REFUSE;
import static it.varco.roles.grants.GrantAction.WITHDRAW;

import it.varco.policy.grant.GrantState;
import it.varco.policy.plan.GrantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every step that there is. What the register and groups give is not in it: nobody but they change that. A refused
 * or withdrawn grant is asked for anew, so that an office decides twice only where it was asked twice. Each step rests on
 * its paper, done already or not.
 */
final class GrantTransitions {

    private static final GrantState NOTHING = null;

    private static final List<Row> ROWS = List.of(
            row(OFFICE, ASK, Paper.OFFICE, ASKED, NOTHING, REFUSED, WITHDRAWN),
            row(OFFICE, ACCREDIT, Paper.OFFICE_AND_ACT, ACTIVE, NOTHING, ASKED),
            row(OFFICE, REFUSE, Paper.OFFICE_AND_ACT, REFUSED, ASKED),
            row(OFFICE, WITHDRAW, Paper.OFFICE_AND_ACT, WITHDRAWN, ACTIVE),
            row(OPEN, RECORD, Paper.OFFICE, ACTIVE, NOTHING, WITHDRAWN),
            row(OPEN, WITHDRAW, Paper.OFFICE, WITHDRAWN, ACTIVE),
            row(DELEGATION, DELEGATE, Paper.DELEGATOR_OR_OFFICE, ACTIVE, NOTHING, WITHDRAWN),
            row(DELEGATION, WITHDRAW, Paper.DELEGATOR_OR_OFFICE, WITHDRAWN, ACTIVE));

    private record Row(
            GrantSource source, GrantAction action, Paper paper, GrantState to, Set<Optional<GrantState>> from) {}

    private GrantTransitions() {}

    /** What the action leads to where the grant stands so; empty is one that does not exist. */
    static GrantStep step(GrantSource source, GrantAction action, Optional<GrantState> present) {
        return row(source, action).map(row -> step(row, present)).orElseGet(GrantStep.NotOfThisSource::new);
    }

    /** Whether the order lacks the office or the act on which its step has to rest. */
    static boolean lacksPaper(GrantOrder order) {
        return row(order.source(), order.action())
                .filter(row -> !row.paper().isWith(order))
                .isPresent();
    }

    private static Optional<Row> row(GrantSource source, GrantAction action) {
        return ROWS.stream()
                .filter(row -> row.source() == source && row.action() == action)
                .findFirst();
    }

    private static GrantStep step(Row row, Optional<GrantState> present) {
        if (present.equals(Optional.of(row.to()))) {
            return new GrantStep.Already();
        }
        return row.from().contains(present) ? new GrantStep.To(row.to()) : new GrantStep.Impossible();
    }

    private static Row row(GrantSource source, GrantAction action, Paper paper, GrantState to, GrantState... from) {
        return new Row(
                source,
                action,
                paper,
                to,
                Arrays.stream(from).map(Optional::ofNullable).collect(Collectors.toUnmodifiableSet()));
    }
}
