package it.varco.register.mail;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that the person does not know yet.
 *
 * @param from the civil day in Italy from which it holds; it may lie ahead
 */
public record News(MailKind kind, LocalDate from) {

    /**
     * What one communication, or one sign-in, changed: at once, and from a day that lies ahead. What lies ahead is told when it is
     * communicated, and not again when its day has come.
     *
     * @param before the grant by all that was known before
     * @param after the grant by all that is known now
     * @param now on the policy clock
     */
    public static List<News> between(Optional<Grant> before, Optional<Grant> after, Instant now) {
        List<News> news = new ArrayList<>();
        Optional<GrantState> state = after.flatMap(grant -> grant.stateAt(now));
        MailKind.of(before.flatMap(grant -> grant.stateAt(now)), state)
                .map(kind -> new News(kind, PolicyZone.dayOf(beginOf(after, now))))
                .ifPresent(news::add);
        for (GrantChange step : steps(after)) {
            if (step.from().isAfter(now)) {
                Optional<GrantState> next = Optional.of(step.state());
                if (steps(before).stream().noneMatch(known -> isSame(known, step))) {
                    MailKind.of(state, next)
                            .map(kind -> new News(kind, PolicyZone.dayOf(step.from())))
                            .ifPresent(news::add);
                }
                state = next;
            }
        }
        return List.copyOf(news);
    }

    private static List<GrantChange> steps(Optional<Grant> grant) {
        return grant.map(Grant::changes).orElse(List.of());
    }

    private static boolean isSame(GrantChange one, GrantChange other) {
        return one.from().equals(other.from()) && one.state() == other.state();
    }

    /** Since when it stands as it does now. */
    private static Instant beginOf(Optional<Grant> grant, Instant now) {
        return steps(grant).stream()
                .map(GrantChange::from)
                .filter(from -> !from.isAfter(now))
                .reduce((earlier, later) -> later)
                .orElse(now);
    }
}
