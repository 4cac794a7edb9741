package it.varco.legacy.people;

import it.varco.policy.grant.GrantState;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.GrantSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One grant of a line.
 *
 * @param timeline what became of it, oldest first
 * @param delegator for whom the person acts, where it is a delegation
 */
public record GrantLine(String profile, GrantSource source, Optional<FiscalCode> delegator, List<Step> timeline) {

    public GrantLine {
        timeline = List.copyOf(timeline);
    }

    /**
     * From when which state holds.
     *
     * @param office the office that decided
     * @param act the reference of its act
     */
    public record Step(Instant from, GrantState state, Optional<String> office, Optional<String> act) {}
}
