package it.varco.roles.keycloak.grants;

import it.varco.policy.decision.Decision;
import it.varco.roles.grants.GrantRefusal;
import java.util.Optional;

/** Ends what was begun, and rolls it back. */
public final class GrantRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GrantRefusal refusal;
    private final transient Optional<Decision> decision;

    private GrantRefused(GrantRefusal refusal, Optional<Decision> decision) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
        this.decision = decision;
    }

    /** For this reason. */
    public static GrantRefused because(GrantRefusal refusal) {
        return new GrantRefused(refusal, Optional.empty());
    }

    static GrantRefused because(GrantRefusal refusal, Decision decision) {
        return new GrantRefused(refusal, Optional.of(decision));
    }

    /** Why. */
    public GrantRefusal refusal() {
        return refusal;
    }

    /** What the plan answered, where the plan refused. */
    Optional<Decision> decision() {
        return decision;
    }
}
