package it.varco.policy.plan;

import java.time.LocalDate;
import java.util.Set;

/**
 * From a day on, weak methods may no longer do something for some profiles. A phase has no end.
 *
 * @param id its name in the plan, such as "1" or "final"
 * @param from the first day on which it holds
 * @param noticeDays for how many days before, people who would lose something are told
 */
public record Phase(
        String id,
        Act act,
        LocalDate from,
        ProfileSelection profiles,
        Set<Stop> stops,
        int noticeDays,
        Delegates delegates) {

    public Phase {
        stops = Set.copyOf(stops);
    }
}
