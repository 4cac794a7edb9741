package it.varco.policy.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One version of a public body's plan. Its parts agree with each other: what {@link PlanDocument} let through.
 *
 * @param body the public body's name
 * @param version the publisher's name of this version
 * @param effectiveFrom the first day on which it decides
 */
public record Plan(
        String body,
        String version,
        LocalDate effectiveFrom,
        List<MethodRule> methods,
        List<Profile> profiles,
        List<Phase> phases,
        Optional<Ceiling> ceiling,
        List<Exemption> exemptions,
        OnEmptyRoles onEmptyRoles,
        Renewal renewal) {

    public Plan {
        methods = List.copyOf(methods);
        profiles = List.copyOf(profiles);
        phases = List.copyOf(phases);
        exemptions = List.copyOf(exemptions);
    }
}
