package it.varco.roles.grants;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantState;
import java.util.List;

/** What came of an order. */
public sealed interface GrantOutcome {

    /**
     * It was done.
     *
     * @param grants all grants of the person, to be written down
     * @param grant the one in question
     * @param state where it stands from the order's first instant
     */
    record Changed(List<Grant> grants, Grant grant, GrantState state) implements GrantOutcome {

        public Changed {
            grants = List.copyOf(grants);
        }
    }

    /** It was so already. */
    record Unchanged(Grant grant, GrantState state) implements GrantOutcome {}

    /** It was not done. */
    record Refused(GrantRefusal refusal) implements GrantOutcome {}
}
