package it.varco.policy.register;

import it.varco.policy.signin.Assurance;
import java.time.Instant;

/**
 * What was known of a person when the body's old register was loaded.
 *
 * @param state where the role stood
 * @param since from when that is known
 * @param level the highest level that the account had reached by then, or, of a role that is interrupted or waits, at its interruption; none where nobody
 *     knows
 */
public record InitialRecord(RegisterState state, Instant since, Assurance level) {

    /** @throws IllegalArgumentException where the state says nothing, or the level would not let it be so */
    public InitialRecord {
        if (state == RegisterState.ABSENT) {
            throw new IllegalArgumentException("an initial record says where the role stands");
        }
        if (state == RegisterState.PENDING_REACTIVATION && level == Assurance.STRONG) {
            throw new IllegalArgumentException("a role whose level is adequate does not wait");
        }
    }
}
