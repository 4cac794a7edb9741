package it.varco.policy.plan;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the phases agree with each other, with the profiles and with the ceiling. */
final class PhaseConsistency {

    private final DocumentField phases;
    private final Catalogue catalogue;
    private final Optional<LocalDate> ceiling;

    PhaseConsistency(DocumentField phases, Catalogue catalogue, Optional<LocalDate> ceiling) {
        this.phases = phases;
        this.catalogue = catalogue;
        this.ceiling = ceiling;
    }

    Stream<PlanFault> faults() {
        return Stream.of(
                        PlanConsistency.repeated(phases.items().map(phase -> phase.at("id"))),
                        catalogue.unknown(named(phases)),
                        phases.items().flatMap(this::pastCeiling),
                        overlaps())
                .flatMap(found -> found);
    }

    /** Every profile and umbrella that some phase names. */
    Set<String> named() {
        return named(phases).flatMap(slug -> slug.text().stream()).collect(Collectors.toSet());
    }

    /** no phase lets anybody keep a weak method past the ceiling. */
    private Stream<PlanFault> pastCeiling(DocumentField phase) {
        return ceiling
                .filter(day -> phase.day("from").filter(day::isBefore).isPresent())
                .map(day -> phase.at("from").fault("is past the ceiling, " + day))
                .stream();
    }

    /** Of two phases that stop the same for a profile that both name, one is a mistake. */
    private Stream<PlanFault> overlaps() {
        Map<String, String> first = new HashMap<>();
        Stream.Builder<PlanFault> faults = Stream.builder();
        phases.items()
                .forEach(phase -> phase.at("profiles")
                        .items()
                        .forEach(slug -> phase.at("stops").items().forEach(stop -> {
                            String earlier =
                                    first.putIfAbsent(slug.textOr("") + " " + stop.textOr(""), phase.pointer());
                            if (earlier != null && !earlier.equals(phase.pointer())) {
                                faults.add(slug.fault(
                                        "overlaps: " + earlier + " stops " + stop.textOr("") + " for it already"));
                            }
                        })));
        return faults.build();
    }

    private static Stream<DocumentField> named(DocumentField phases) {
        return phases.items().flatMap(phase -> phase.at("profiles").items());
    }
}
