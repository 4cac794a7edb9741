package it.varco.policy.plan;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a document must be like that its schema cannot say. */
final class PlanConsistency {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final DocumentField document;

    PlanConsistency(DocumentField document) {
        this.document = document;
    }

    List<PlanFault> faults() {
        Catalogue catalogue = new Catalogue(document.at("profiles"));
        Optional<LocalDate> ceiling = document.at("ceiling").day("from");
        PhaseConsistency phases = new PhaseConsistency(document.at("phases"), catalogue, ceiling);
        return Stream.of(
                        everywhere(document),
                        new MethodConsistency(document.at("methods")).faults(),
                        new CatalogueConsistency(document.at("profiles"), catalogue).faults(),
                        phases.faults(),
                        new ExemptionConsistency(document.at("exemptions"), catalogue, phases.named(), ceiling)
                                .faults())
                .flatMap(Function.identity())
                .toList();
    }

    /** What holds for texts and days wherever they are. */
    private static Stream<PlanFault> everywhere(DocumentField field) {
        if (field.node().isTextual()) {
            return text(field);
        }
        return Stream.concat(
                field.items().flatMap(PlanConsistency::everywhere),
                field.members().flatMap(PlanConsistency::everywhere));
    }

    private static Stream<PlanFault> text(DocumentField field) {
        String text = field.textOr("");
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Stream.of(field.fault("holds a control character"));
        }
        if (text.isBlank()) {
            return Stream.of(field.fault("holds nothing but blanks"));
        }
        return isDay(field) && DAY.matcher(text).matches() && field.day().isEmpty()
                ? Stream.of(field.fault("is no day of the calendar"))
                : Stream.empty();
    }

    private static boolean isDay(DocumentField field) {
        return Stream.of("/effectiveFrom", "/from", "/until", "/date").anyMatch(field.pointer()::endsWith);
    }

    /** One fault for each of these fields that says what one before it says. */
    static Stream<PlanFault> repeated(Stream<DocumentField> fields) {
        Set<String> seen = new HashSet<>();
        return fields.filter(
                        field -> field.text().filter(text -> !seen.add(text)).isPresent())
                .map(field -> field.fault("says a second time " + field.textOr("")));
    }

    /** One fault where a period ends before it begins. */
    static Stream<PlanFault> backwards(DocumentField period) {
        Optional<LocalDate> until = period.day("until");
        return period
                .day("from")
                .filter(from -> until.filter(end -> !end.isAfter(from)).isPresent())
                .map(from -> period.at("until").fault("is not after " + from))
                .stream();
    }
}
