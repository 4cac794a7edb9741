package it.varco.policy.register;

import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.OptionalLong;

/**
 * One communication of an Order about one person and one profile.
 *
 * @param id the Order's own, unique
 * @param effective the civil day in Italy from which the act holds
 * @param sequence the Order's counter, where it keeps one
 * @param receivedAt when it reached us, on the policy clock
 */
public record OrderEvent(String id, OrderAct act, LocalDate effective, OptionalLong sequence, Instant receivedAt) {

    /**
     * By day, then the Order's counter, then reception. What has no counter is put where it does least harm: what gives before those
     * of its day that have one, what takes away after them.
     */
    static final Comparator<OrderEvent> IN_ORDER = Comparator.comparing(OrderEvent::effective)
            .thenComparing(OrderEvent::placeInDay)
            .thenComparing(event -> event.sequence.orElse(0))
            .thenComparing(OrderEvent::act)
            .thenComparing(OrderEvent::receivedAt)
            .thenComparing(OrderEvent::id);

    /** When it would begin to count by itself: what takes away from the first instant of its day, what gives not before it was received. */
    Instant countsFrom() {
        Instant day = PolicyZone.startOf(effective);
        return act.takesAway() || day.isAfter(receivedAt) ? day : receivedAt;
    }

    private int placeInDay() {
        if (sequence.isPresent()) {
            return 0;
        }
        return act.takesAway() ? 1 : -1;
    }
}
