package it.varco.policy.plan;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the exemptions agree with the profiles, the phases and the ceiling. */
final class ExemptionConsistency {

    private final DocumentField exemptions;
    private final Catalogue catalogue;
    private final Set<String> namedByPhases;
    private final Optional<LocalDate> ceiling;

    ExemptionConsistency(
            DocumentField exemptions, Catalogue catalogue, Set<String> namedByPhases, Optional<LocalDate> ceiling) {
        this.exemptions = exemptions;
        this.catalogue = catalogue;
        this.namedByPhases = namedByPhases;
        this.ceiling = ceiling;
    }

    Stream<PlanFault> faults() {
        return Stream.of(
                        PlanConsistency.repeated(exemptions.items().map(exemption -> exemption.at("id"))),
                        catalogue.unknown(profiles()),
                        exemptions.items().flatMap(PlanConsistency::backwards),
                        exemptions.items().flatMap(this::beginsTooLate),
                        profiles().flatMap(this::stoppedByName))
                .flatMap(found -> found);
    }

    private Stream<DocumentField> profiles() {
        return exemptions.items().flatMap(exemption -> exemption.at("profiles").items());
    }

    private Stream<PlanFault> beginsTooLate(DocumentField exemption) {
        return ceiling
                .filter(day -> !exemption.at("ceiling").holds("pierces-ceiling"))
                .filter(day -> exemption
                        .day("from")
                        .filter(from -> !from.isBefore(day))
                        .isPresent())
                .map(day -> exemption.at("from").fault("is not before the ceiling, " + day + ", at which it ends"))
                .stream();
    }

    private Stream<PlanFault> stoppedByName(DocumentField profile) {
        String slug = profile.textOr("");
        return namedByPhases.contains(slug)
                        || catalogue.umbrellas(slug).stream().anyMatch(namedByPhases::contains)
                ? Stream.of(profile.fault("names " + slug + ", which a phase names, itself or by an umbrella"))
                : Stream.empty();
    }
}
