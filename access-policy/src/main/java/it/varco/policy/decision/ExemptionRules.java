package it.varco.policy.decision;

import it.varco.policy.plan.Exemption;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One exemption, with its bounds as instants. */
final class ExemptionRules {

    private final Exemption exemption;
    private final Set<String> covered;
    private final Instant from;
    private final Instant until;
    private final Decision exempted;

    ExemptionRules(Exemption exemption, Optional<Stopping> ceiling, Collection<ProfileRules> profiles) {
        Instant end = exemption.period().until().map(PolicyZone::startOf).orElse(Instant.MAX);
        this.exemption = exemption;
        this.covered = profiles.stream()
                .filter(rules -> exemption.profiles().containsAll(rules.lineage()))
                .map(rules -> rules.profile().slug())
                .collect(Collectors.toUnmodifiableSet());
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

    /** Whether it is for that profile; one that comes by delegation only together with what it comes from. */
    boolean covers(String profile) {
        return covered.contains(profile);
    }

    /** When it may begin or cease to hold for a person: where an age counts, that may be any midnight. */
    Stream<Instant> boundsAfter(Instant instant) {
        Stream<Instant> period = Stream.concat(
                exemption.period().from().stream().map(PolicyZone::startOf),
                Stream.of(until).filter(Instant.MAX::isAfter));
        return exemption.belowAge().isPresent()
                ? Stream.concat(
                        period,
                        Stream.of(PolicyZone.startOf(PolicyZone.dayOf(instant).plusDays(1))))
                : period;
    }

    Decision exempted() {
        return exempted;
    }
}
