package it.varco.register.keycloak.projection;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.register.Standing;
import it.varco.policy.register.Standing.Step;
import it.varco.register.ledger.PersonFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The grant that follows from what is kept of a person: the same file always makes the same text. */
public final class RegisterGrant {

    /** As many steps as one value of the attribute holds; who has more has them from long ago. */
    private static final int MOST_STEPS = 100;

    private static final GrantChange.Word WORD = GrantChange.Word.of("register");

    private RegisterGrant() {}

    /** The grant; empty where the file says nothing of the role. */
    public static Optional<Grant> of(String profile, PersonFile file) {
        return file.standing()
                .map(Standing::steps)
                .filter(steps -> !steps.isEmpty())
                .map(steps -> new Grant(
                        profile,
                        GrantSource.REGISTER,
                        Optional.empty(),
                        changes(steps, file.lastCommunication().orElseThrow())));
    }

    private static List<GrantChange> changes(List<Step> steps, Instant recordedAt) {
        return steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size()).stream()
                .map(step -> new GrantChange(step.from(), state(step), recordedAt, WORD))
                .toList();
    }

    private static GrantState state(Step step) {
        return step.state()
                .grantState()
                .orElseThrow(() -> new IllegalStateException("of whom the Order has spoken is not absent again"));
    }
}
