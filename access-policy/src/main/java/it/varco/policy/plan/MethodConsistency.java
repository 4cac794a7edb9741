package it.varco.policy.plan;

import it.varco.policy.signin.SignInMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the rules of the methods agree with each other and with what the methods are. */
final class MethodConsistency {

    /** The methods of which an answer asserts a level. */
    private static final Set<SignInMethod> WITH_LEVELS =
            Set.of(SignInMethod.SPID, SignInMethod.CIE, SignInMethod.EIDAS);

    private final DocumentField methods;

    MethodConsistency(DocumentField methods) {
        this.methods = methods;
    }

    Stream<PlanFault> faults() {
        return Stream.concat(
                PlanConsistency.repeated(methods.items().map(rule -> rule.at("method"))),
                methods.items().flatMap(MethodConsistency::faults));
    }

    private static Stream<PlanFault> faults(DocumentField rule) {
        return rule.at("method").text().flatMap(SignInMethod::named).stream()
                .flatMap(method -> Stream.of(levels(rule, method), password(rule, method), adequacy(rule))
                        .flatMap(found -> found));
    }

    private static Stream<PlanFault> levels(DocumentField rule, SignInMethod method) {
        DocumentField levels = rule.at("levels");
        if (WITH_LEVELS.contains(method) == levels.isThere()) {
            return Stream.empty();
        }
        return Stream.of(
                levels.isThere()
                        ? levels.fault(method.slug() + " knows no levels")
                        : levels.fault("is missing: " + method.slug() + " gives roles at these levels only"));
    }

    private static Stream<PlanFault> password(DocumentField rule, SignInMethod method) {
        if (!method.isLegacyCredential()) {
            return Stream.empty();
        }
        Stream<PlanFault> strong = rule.at("strength").holds("strong")
                ? Stream.of(rule.at("strength").fault("is strong, which a password of the body's own never is"))
                : Stream.empty();
        Stream<PlanFault> adequate = rule.at("adequate").items().findAny().isPresent()
                ? Stream.of(rule.at("adequate").fault("is there, but a password of the body's own activates nothing"))
                : Stream.empty();
        return Stream.concat(strong, adequate);
    }

    private static Stream<PlanFault> adequacy(DocumentField rule) {
        List<DocumentField> periods = rule.at("adequate").items().toList();
        Stream.Builder<PlanFault> faults = Stream.builder();
        for (int i = 1; i < periods.size(); i++) {
            Optional<LocalDate> end = periods.get(i - 1).day("until");
            Optional<LocalDate> start = periods.get(i).day("from");
            if (end.isEmpty() || start.filter(day -> !day.isBefore(end.get())).isEmpty()) {
                faults.add(periods.get(i).at("from").fault("does not come after the period before it"));
            }
        }
        return Stream.concat(periods.stream().flatMap(PlanConsistency::backwards), faults.build());
    }
}
