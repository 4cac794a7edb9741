package it.varco.policy.register;

import static it.varco.policy.register.OrderAct.ENROLLED;
import static it.varco.policy.register.OrderAct.REACTIVATED;
import static it.varco.policy.register.OrderAct.REVOKED;
import static it.varco.policy.register.OrderAct.SUSPENDED;

import java.util.Arrays;
import java.util.Optional;

/** The table of acts: one row for each state and act (domain: the consulente's role as a state machine). */
enum Transition {
    ENROLLED_FIRST(RegisterState.ABSENT, ENROLLED, Move.WAIT_FOR_FIRST_SIGN_IN),
    SUSPENDED_UNKNOWN(RegisterState.ABSENT, SUSPENDED, Move.INTERRUPT, RegisterWarning.TAKEN_FROM_NOBODY),
    REVOKED_UNKNOWN(RegisterState.ABSENT, REVOKED, Move.INTERRUPT, RegisterWarning.TAKEN_FROM_NOBODY),
    REACTIVATED_UNKNOWN(RegisterState.ABSENT, REACTIVATED, Move.WAIT_FOR_SIGN_IN, RegisterWarning.REACTIVATED_NOBODY),

    ENROLLED_AGAIN(RegisterState.PENDING_FIRST, ENROLLED, Move.STAY),
    SUSPENDED_BEFORE_FIRST(RegisterState.PENDING_FIRST, SUSPENDED, Move.INTERRUPT),
    REVOKED_BEFORE_FIRST(RegisterState.PENDING_FIRST, REVOKED, Move.INTERRUPT),
    REACTIVATED_BEFORE_FIRST(
            RegisterState.PENDING_FIRST, REACTIVATED, Move.STAY, RegisterWarning.REACTIVATED_WITHOUT_INTERRUPTION),

    ENROLLED_WHILE_ACTIVE(RegisterState.ACTIVE, ENROLLED, Move.STAY),
    SUSPENDED_WHILE_ACTIVE(RegisterState.ACTIVE, SUSPENDED, Move.INTERRUPT),
    REVOKED_WHILE_ACTIVE(RegisterState.ACTIVE, REVOKED, Move.INTERRUPT),
    REACTIVATED_WHILE_ACTIVE(
            RegisterState.ACTIVE, REACTIVATED, Move.STAY, RegisterWarning.REACTIVATED_WITHOUT_INTERRUPTION),

    ENROLLED_WHILE_SUSPENDED(RegisterState.SUSPENDED, ENROLLED, Move.STAY, RegisterWarning.ENROLLED_WHILE_SUSPENDED),
    SUSPENDED_AGAIN(RegisterState.SUSPENDED, SUSPENDED, Move.STAY),
    REVOKED_WHILE_SUSPENDED(RegisterState.SUSPENDED, REVOKED, Move.INTERRUPT_STILL),
    REACTIVATED_AFTER_SUSPENSION(RegisterState.SUSPENDED, REACTIVATED, Move.RESTORE),

    ENROLLED_AFTER_REVOCATION(RegisterState.REVOKED, ENROLLED, Move.RESTORE),
    SUSPENDED_AFTER_REVOCATION(RegisterState.REVOKED, SUSPENDED, Move.STAY, RegisterWarning.SUSPENDED_AFTER_REVOCATION),
    REVOKED_AGAIN(RegisterState.REVOKED, REVOKED, Move.STAY),
    REACTIVATED_AFTER_REVOCATION(RegisterState.REVOKED, REACTIVATED, Move.RESTORE),

    ENROLLED_WHILE_WAITING(RegisterState.PENDING_REACTIVATION, ENROLLED, Move.STAY),
    SUSPENDED_WHILE_WAITING(RegisterState.PENDING_REACTIVATION, SUSPENDED, Move.INTERRUPT_STILL),
    REVOKED_WHILE_WAITING(RegisterState.PENDING_REACTIVATION, REVOKED, Move.INTERRUPT_STILL),
    REACTIVATED_WHILE_WAITING(RegisterState.PENDING_REACTIVATION, REACTIVATED, Move.STAY);

    private final RegisterState state;
    private final OrderAct act;
    private final Move move;
    private final Optional<RegisterWarning> warning;

    Transition(RegisterState state, OrderAct act, Move move) {
        this(state, act, move, Optional.empty());
    }

    Transition(RegisterState state, OrderAct act, Move move, RegisterWarning warning) {
        this(state, act, move, Optional.of(warning));
    }

    Transition(RegisterState state, OrderAct act, Move move, Optional<RegisterWarning> warning) {
        this.state = state;
        this.act = act;
        this.move = move;
        this.warning = warning;
    }

    /** What an act does to a role. */
    enum Move {
        STAY,
        WAIT_FOR_FIRST_SIGN_IN,
        WAIT_FOR_SIGN_IN,
        /** Taken away; the account's level of that instant is kept. */
        INTERRUPT,
        /** Taken away while it was not operative: the level of the first interruption stays (domain 4.3: the next reactivation again needs a sign-in). */
        INTERRUPT_STILL,
        /** Given back if the level kept is adequate, else it waits. */
        RESTORE
    }

    static Transition of(RegisterState state, OrderAct act) {
        return Arrays.stream(values())
                .filter(row -> row.state == state && row.act == act)
                .findFirst()
                .orElseThrow();
    }

    Move move() {
        return move;
    }

    Optional<RegisterWarning> warning() {
        return warning;
    }
}
