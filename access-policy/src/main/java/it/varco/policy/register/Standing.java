package it.varco.policy.register;

import it.varco.policy.signin.Assurance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a history came to.
 *
 * @param steps the states over time, oldest first, no two neighbours alike; before the first the Order had not spoken
 * @param levelAtInterruption the level on which the next reactivation depends; none where nothing was interrupted yet
 * @param warnings by the id of the event, in the order of the events
 */
public record Standing(List<Step> steps, Assurance levelAtInterruption, Map<String, RegisterWarning> warnings) {

    public Standing {
        steps = List.copyOf(steps);
    }

    /**
     * A state, and from when it holds.
     *
     * @param from the first instant, on the policy clock; it may lie ahead
     */
    public record Step(Instant from, RegisterState state) {}

    static Standing of(
            SortedMap<Instant, RegisterState> steps,
            Assurance levelAtInterruption,
            Map<String, RegisterWarning> warnings) {
        List<Step> changes = new ArrayList<>();
        steps.forEach((from, state) -> {
            if (changes.isEmpty() || changes.get(changes.size() - 1).state() != state) {
                changes.add(new Step(from, state));
            }
        });
        return new Standing(changes, levelAtInterruption, warnings);
    }

    /** Where the role stands at that instant. */
    public RegisterState at(Instant instant) {
        Optional<RegisterState> state = steps.stream()
                .filter(step -> !step.from().isAfter(instant))
                .map(Step::state)
                .reduce((earlier, later) -> later);
        return state.orElse(RegisterState.ABSENT);
    }
}
