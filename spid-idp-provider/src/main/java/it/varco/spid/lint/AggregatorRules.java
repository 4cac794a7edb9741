package it.varco.spid.lint;

import static it.varco.spid.lint.LintRule.error;

import it.varco.spid.lint.MetadataUnderLint.Contact;
import it.varco.spid.metadata.Activity;
import it.varco.spid.xml.Saml;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who gives other bodies their way into SPID. */
final class AggregatorRules {

    static final String AGGREGATOR = "spid:aggregator";
    static final String AGGREGATED = "spid:aggregated";

    private static final String NOTICE = "AgID notice 19 version 4";
    private static final String VALIDATION = "spid:validation";
    private static final String PLACEHOLDER = "__aggr";

    static final List<LintRule> ALL = List.of(
            error(
                    "SPID-M70",
                    "with an aggregator or operator there is one contact of the type spid:aggregator, which says its"
                            + " activity, and one of the type spid:aggregated, but behind a full operator; without one there"
                            + " are no such types",
                    NOTICE,
                    AggregatorRules::types),
            error(
                    "SPID-M71",
                    "an aggregator’s contact has its Company",
                    NOTICE,
                    document -> ContactRules.not(
                            document.others()
                                    .filter(contact -> contact.activity().isPresent()),
                            contact -> contact.company().isPresent())),
            error(
                    "SPID-M72",
                    "the code of the activity is a part of the entityID’s path, such as pub-ag-full",
                    NOTICE,
                    document -> activity(document)
                            .filter(activity -> !segments(document.entityId()).contains(activity.code()))
                            .map(activity -> "EntityDescriptor/@entityID")
                            .stream()),
            error(
                    "SPID-M73",
                    "a light aggregator’s contact has the certificate by which it validates, and no other has one",
                    NOTICE,
                    AggregatorRules::validationKeys),
            error(
                    "SPID-M74",
                    "placeholders are for tests alone",
                    "AgID's tools",
                    document -> ContactRules.not(
                            document.others(),
                            contact -> Stream.of("IPACode", "VATNumber", "FiscalCode")
                                    .flatMap(name -> contact.code(name).stream())
                                    .noneMatch(code -> code.startsWith(PLACEHOLDER)))));

    private AggregatorRules() {}

    private static Optional<Activity> activity(MetadataUnderLint document) {
        return document.aggregator().flatMap(Contact::activity);
    }

    private static Stream<String> types(MetadataUnderLint document) {
        Optional<Activity> activity = activity(document);
        boolean namesTheAggregated = activity.map(Activity::namesTheAggregated).orElse(false);
        boolean right = count(document, AGGREGATOR) == (activity.isPresent() ? 1 : 0)
                && count(document, AGGREGATED) == (namesTheAggregated ? 1 : 0)
                && document.others()
                        .filter(contact -> AGGREGATOR.equals(contact.entityType()))
                        .allMatch(contact -> contact.activity().isPresent())
                && document.others()
                        .filter(contact -> AGGREGATED.equals(contact.entityType()))
                        .allMatch(contact -> contact.sector().isPresent());
        return DocumentRules.holds(right, "ContactPerson/@entityType");
    }

    private static long count(MetadataUnderLint document, String entityType) {
        return document.others()
                .filter(contact -> entityType.equals(contact.entityType()))
                .count();
    }

    private static Stream<String> validationKeys(MetadataUnderLint document) {
        return ContactRules.not(
                document.others(),
                contact -> contact.activity().filter(Activity::isLight).isPresent()
                        ? hasValidationKey(contact)
                        : !contact.says("KeyDescriptor"));
    }

    private static boolean hasValidationKey(Contact contact) {
        return contact.extensions()
                .flatMap(found -> found.only(Saml.SPID_NS, "KeyDescriptor"))
                .filter(key -> key.attribute("use").equals(Optional.of(VALIDATION)))
                .flatMap(MetadataUnderLint::certificate)
                .isPresent();
    }

    private static List<String> segments(String entityId) {
        try {
            return Arrays.asList(
                    Optional.ofNullable(new URI(entityId).getPath()).orElse("").split("/"));
        } catch (URISyntaxException notAUri) {
            return List.of();
        }
    }
}
