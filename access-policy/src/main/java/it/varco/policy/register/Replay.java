package it.varco.policy.register;

import it.varco.policy.signin.Assurance;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** One run over the events of a history, in time, and the sign-ins between them. */
final class Replay {

    /** In these states of an old register the role had been operative at some time; where it starts here, replay sees it. */
    private static final Set<RegisterState> ONCE_OPERATIVE = EnumSet.of(
            RegisterState.ACTIVE, RegisterState.SUSPENDED, RegisterState.REVOKED, RegisterState.PENDING_REACTIVATION);

    private final RegisterHistory history;
    private final NavigableMap<Instant, RegisterState> steps = new TreeMap<>();
    private final Map<String, RegisterWarning> warnings = new LinkedHashMap<>();
    private RegisterState state;
    private boolean onceOperative;
    private Assurance levelAtInterruption;
    private Instant since;

    Replay(RegisterHistory history) {
        this.history = history;
        this.state = history.initial().map(InitialRecord::state).orElse(RegisterState.ABSENT);
        this.onceOperative = ONCE_OPERATIVE.contains(state);
        this.levelAtInterruption = history.initial()
                .filter(record -> record.state().isInterrupted())
                .map(InitialRecord::level)
                .orElse(Assurance.NONE);
        this.since = history.initial().map(InitialRecord::since).orElse(Instant.MIN);
        history.initial().ifPresent(record -> steps.put(record.since(), record.state()));
    }

    void apply(PlacedEvent placed) {
        Instant from = placed.from();
        OrderAct act = placed.event().act();
        activateBefore(from);
        Transition transition = Transition.of(state, act);
        transition.warning().ifPresent(warning -> warnings.put(placed.event().id(), warning));
        switch (transition.move()) {
            case STAY -> {}
            case WAIT_FOR_FIRST_SIGN_IN -> become(RegisterState.PENDING_FIRST, from);
            case WAIT_FOR_SIGN_IN -> become(RegisterState.PENDING_REACTIVATION, from);
            case INTERRUPT -> {
                levelAtInterruption = history.levelBefore(from);
                become(interrupted(act), from);
            }
            case INTERRUPT_STILL -> become(interrupted(act), from);
            case RESTORE -> become(restored(), from);
        }
    }

    Standing standing() {
        activateBefore(Instant.MAX);
        return Standing.of(steps, levelAtInterruption, warnings);
    }

    private void activateBefore(Instant next) {
        if (state.waitsForSignIn()) {
            history.activationBetween(since, next).ifPresent(at -> become(RegisterState.ACTIVE, at));
        }
    }

    private void become(RegisterState next, Instant from) {
        state = next;
        onceOperative |= next == RegisterState.ACTIVE;
        since = from;
        steps.tailMap(from, true).clear();
        steps.put(from, next);
    }

    private RegisterState restored() {
        if (!onceOperative) {
            return RegisterState.PENDING_FIRST;
        }
        return levelAtInterruption == Assurance.STRONG ? RegisterState.ACTIVE : RegisterState.PENDING_REACTIVATION;
    }

    private static RegisterState interrupted(OrderAct act) {
        return act == OrderAct.REVOKED ? RegisterState.REVOKED : RegisterState.SUSPENDED;
    }
}
