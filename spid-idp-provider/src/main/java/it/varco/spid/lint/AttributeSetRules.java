package it.varco.spid.lint;

import static it.varco.spid.lint.LintRule.error;
import static it.varco.spid.lint.LintRule.warning;

import it.varco.spid.metadata.AttributeSet;
import it.varco.spid.metadata.Sector;
import it.varco.spid.metadata.SpidAttributes;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The sets of attributes that requests point to. */
final class AttributeSetRules {

    private static final String SET = "AttributeConsumingService";
    private static final String RULES = "SPID technical rules, metadata and table of attributes";
    private static final String EIDAS = "AgID notice eIDAS 1/2018";
    private static final Set<String> NAME_FORMATS = Set.of(
            "urn:oasis:names:tc:SAML:2.0:attrname-format:basic", "urn:oasis:names:tc:SAML:2.0:attrname-format:uri");
    private static final ElementOrder CHILDREN =
            ElementOrder.of(Saml.METADATA_NS, "ServiceName", "ServiceDescription", "RequestedAttribute");

    static final List<LintRule> ALL = List.of(
            error(
                    "SPID-M30",
                    "there is at least one AttributeConsumingService",
                    RULES,
                    document -> RoleRules.atLeastOne(document, SET)),
            error(
                    "SPID-M31",
                    "every AttributeConsumingService has an index of its own",
                    RULES,
                    document -> RoleRules.ownIndexes(document.places(SET), new HashSet<>())),
            error(
                    "SPID-M32",
                    "every set has a name, in a language that is said",
                    RULES,
                    document -> Place.not(document.places(SET), AttributeSetRules::isNamed)),
            error(
                    "SPID-M33",
                    "every set but 77 asks for something",
                    RULES,
                    document -> Place.not(
                            document.places(SET),
                            set -> isAt(set, AttributeSet.SIGNATURE)
                                    || !requested(set).isEmpty())),
            error(
                    "SPID-M34",
                    "attributes are those of SPID’s table",
                    RULES,
                    document ->
                            Place.not(document.places(SET), set -> SpidAttributes.NAMES.containsAll(requested(set)))),
            error(
                    "SPID-M35",
                    "a set asks for nothing twice",
                    RULES,
                    document -> Place.not(
                            document.places(SET),
                            set -> requested(set).stream().distinct().count()
                                    == requested(set).size())),
            error(
                    "SPID-M36",
                    "the format of attributes’ names is basic or uri, where it is said",
                    RULES,
                    document -> Place.not(document.places(SET), AttributeSetRules::hasKnownFormats)),
            error(
                    "SPID-M37",
                    "set 77 has the name reserved for signatures and asks for nothing",
                    "AgID's tools; article 20 of the digital administration code",
                    document -> reserved(document, AttributeSet.SIGNATURE, Set.of())),
            error(
                    "SPID-M38",
                    "sets 99 and 100 have the names and attributes of eIDAS",
                    EIDAS,
                    document -> Stream.concat(
                            reserved(document, AttributeSet.EIDAS_MINIMUM, Set.of()),
                            reserved(document, AttributeSet.EIDAS_FULL, Set.of(SpidAttributes.FISCAL_NUMBER)))),
            warning(
                    "SPID-M39",
                    "public bodies at level 2 or 3 have sets 99 and 100, for people of other Member States",
                    EIDAS,
                    AttributeSetRules::withoutEidas),
            error(
                    "SPID-M29",
                    "the parts of a set are ServiceName, ServiceDescription, RequestedAttribute, in this order",
                    "AgID's schema of notice 29",
                    document -> document.inRole(SET).stream().flatMap(CHILDREN::strangers)));

    private AttributeSetRules() {}

    private static boolean isNamed(XmlElement set) {
        List<XmlElement> names = set.children(Saml.METADATA_NS, "ServiceName");
        return !names.isEmpty()
                && names.stream()
                        .allMatch(name -> name.text().isPresent()
                                && !MetadataUnderLint.language(name).isEmpty());
    }

    static List<String> requested(XmlElement set) {
        return set.children(Saml.METADATA_NS, "RequestedAttribute").stream()
                .map(attribute -> attribute.attribute("Name").orElse(""))
                .toList();
    }

    private static boolean hasKnownFormats(XmlElement set) {
        return set.children(Saml.METADATA_NS, "RequestedAttribute").stream()
                .flatMap(attribute -> attribute.attribute("NameFormat").stream())
                .allMatch(NAME_FORMATS::contains);
    }

    static boolean isAt(XmlElement set, AttributeSet reserved) {
        return set.attribute("index").equals(Optional.of(Integer.toString(reserved.index())));
    }

    private static Stream<String> reserved(MetadataUnderLint document, AttributeSet reserved, Set<String> tolerated) {
        return Place.not(
                document.places(SET).filter(place -> isAt(place.element(), reserved)),
                set -> set.children(Saml.METADATA_NS, "ServiceName").stream()
                                .allMatch(name -> name.text().equals(Optional.of(reserved.serviceName())))
                        && asksFor(set, reserved.attributes(), tolerated));
    }

    private static boolean asksFor(XmlElement set, List<String> attributes, Set<String> tolerated) {
        Set<String> asked = new HashSet<>(requested(set));
        return asked.containsAll(attributes)
                && asked.stream().allMatch(name -> attributes.contains(name) || tolerated.contains(name));
    }

    private static Stream<String> withoutEidas(MetadataUnderLint document) {
        boolean isPublic = document.role().isPresent() && document.sector().equals(Optional.of(Sector.PUBLIC));
        return Stream.of(AttributeSet.EIDAS_MINIMUM, AttributeSet.EIDAS_FULL)
                .filter(set -> isPublic && document.inRole(SET).stream().noneMatch(found -> isAt(found, set)))
                .map(set -> SET + "/@index=" + set.index());
    }
}
