package it.varco.policy.decision;

import it.varco.policy.plan.Exemption;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** One exemption, with its bounds as instants. */
final class ExemptionRules {

    private final Exemption exemption;
    private final Instant from;
    private final Instant until;
    private final Decision exempted;

    ExemptionRules(Exemption exemption, Optional<Stopping> ceiling) {
        Instant end = exemption.period().until().map(PolicyZone::startOf).orElse(Instant.MAX);
        this.exemption = exemption;
        this.from = exemption.period().from().map(PolicyZone::startOf).orElse(Instant.MIN);
        this.until = exemption.ceiling() == Exemption.CeilingReach.PIERCES_CEILING
                ? end
                : ceiling.map(Stopping::at).filter(end::isAfter).orElse(end);
        this.exempted = Decision.allow(Reason.EXEMPTED, "exemption/" + exemption.id());
    }

    boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** Whether it holds for a person of that age; where the plan asks for an age, an unknown one is too old. */
    boolean holdsFor(OptionalInt age, Instant instant) {
        return holdsAt(instant)
                && (exemption.belowAge().isEmpty()
                        || (age.isPresent()
                                && age.getAsInt() < exemption.belowAge().getAsInt()));
    }

    boolean covers(String profile) {
        return exemption.profiles().contains(profile);
    }

    boolean asksForAge() {
        return exemption.belowAge().isPresent();
    }

    Instant from() {
        return from;
    }

    Instant until() {
        return until;
    }

    Decision exempted() {
        return exempted;
    }
}
