package it.varco.roles.grants;

import it.varco.policy.grant.GrantChange;
import java.util.Optional;

/** What has to stand behind a step. */
enum Paper {
    OFFICE,
    OFFICE_AND_ACT,
    /** The word of the person in whose place the grant is held; whoever else says so says for which office. */
    DELEGATOR_OR_OFFICE;

    /** Whether the order brings it. */
    boolean isWith(GrantOrder order) {
        GrantChange.Word word = order.word();
        return switch (this) {
            case OFFICE -> word.office().isPresent();
            case OFFICE_AND_ACT -> word.office().isPresent() && word.act().isPresent();
            case DELEGATOR_OR_OFFICE ->
                order.delegator().equals(Optional.of(word.by()))
                        || word.office().isPresent();
        };
    }
}
