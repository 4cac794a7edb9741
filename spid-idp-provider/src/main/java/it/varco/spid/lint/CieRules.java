package it.varco.spid.lint;

import static it.varco.spid.lint.DocumentRules.holds;
import static it.varco.spid.lint.LintRule.error;
import static it.varco.spid.lint.LintRule.warning;

import it.varco.spid.certificate.SubjectAttribute;
import it.varco.spid.metadata.AttributeSet;
import it.varco.spid.metadata.CieServiceProvider;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a document for CIE must be where it is not what SPID's must be too: its name, its role, its sets, its certificates. */
final class CieRules {

    static final String FEDERATION = "manual for CIE over SAML, federation";

    private static final String ROLE = "SPSSODescriptor";
    private static final String CONSUMER = "AssertionConsumerService";
    private static final String SET = "AttributeConsumingService";
    private static final int LONGEST_ENTITY_ID = 1024;
    private static final Set<String> CONSUMER_BINDINGS = Set.of(Saml.BINDING_POST, Saml.BINDING_REDIRECT);
    private static final Set<AttributeSet> OF_EIDAS = Set.of(AttributeSet.EIDAS_MINIMUM, AttributeSet.EIDAS_FULL);
    private static final Pattern SERVICE = Pattern.compile(
            "urn:uuid:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");
    private static final List<String> NOT_IN_A_NAME =
            List.of("2.5.4.41", "2.5.4.42", "2.5.4.43", "2.5.4.44", "2.5.4.64", "2.5.4.65");

    /** Rules of SPID's that are CIE's too. */
    private static final Set<String> ALSO_SPIDS = Set.of(
            "SPID-M04",
            "SPID-M05",
            "SPID-M06",
            "SPID-M07",
            "SPID-M08",
            "SPID-M10",
            "SPID-M11",
            "SPID-M12",
            "SPID-M13",
            "SPID-M14",
            "SPID-M15",
            "SPID-M16",
            "SPID-M17",
            "SPID-M18",
            "SPID-M21",
            "SPID-M23",
            "SPID-M25",
            "SPID-M29",
            "SPID-M30",
            "SPID-M31",
            "SPID-M35",
            "SPID-M36",
            "SPID-M40",
            "SPID-M41",
            "SPID-M42",
            "SPID-M43",
            "SPID-M44",
            "SPID-M45",
            "SPID-M51",
            "SPID-M52",
            "SPID-M53",
            "SPID-M54",
            "SPID-M76",
            "SPID-M77",
            "SPID-M90",
            "SPID-M91",
            "SPID-M92");

    static final List<LintRule> SHARED = Stream.of(
                    DocumentRules.ALL,
                    RoleRules.ALL,
                    AttributeSetRules.ALL,
                    OrganizationRules.ALL,
                    ContactRules.ALL,
                    CertificateRules.ALL)
            .flatMap(List::stream)
            .filter(rule -> ALSO_SPIDS.contains(rule.code()))
            .toList();

    static final List<LintRule> ALL = List.of(
            error(
                    "CIE-M03",
                    "the entityID is an https address of at most 1024 characters",
                    FEDERATION,
                    document -> holds(isEntityId(document.entityId()), "EntityDescriptor/@entityID")),
            error(
                    "CIE-M19",
                    "one SingleLogoutService at least is reached by HTTP-Redirect",
                    FEDERATION,
                    document -> RoleRules.inRole(
                            document,
                            role -> role.children(Saml.METADATA_NS, "SingleLogoutService").stream()
                                    .anyMatch(service ->
                                            service.attribute("Binding").equals(Optional.of(Saml.BINDING_REDIRECT))),
                            "SingleLogoutService")),
            error(
                    "CIE-M22",
                    "there is at most one NameIDFormat, and it is transient",
                    FEDERATION,
                    document -> RoleRules.inRole(document, CieRules::hasTransientNames, "NameIDFormat")),
            error(
                    "CIE-M24",
                    "an AssertionConsumerService is reached by HTTP-POST or HTTP-Redirect, one at least by HTTP-POST",
                    FEDERATION,
                    CieRules::consumersOtherwiseReached),
            error(
                    "CIE-M26",
                    "every AssertionConsumerService has an index of its own",
                    FEDERATION,
                    document -> RoleRules.ownIndexes(document.places(CONSUMER), new HashSet<>())),
            error(
                    "CIE-M27",
                    "at most one AssertionConsumerService is the default",
                    FEDERATION,
                    document -> document.places(CONSUMER)
                            .filter(RoleRules::isDefault)
                            .skip(1)
                            .map(place -> place.name() + "/@isDefault")),
            error(
                    "CIE-M32",
                    "every set has one name",
                    FEDERATION,
                    document -> Place.not(
                            document.places(SET),
                            set -> set.only(Saml.METADATA_NS, "ServiceName")
                                    .flatMap(XmlElement::text)
                                    .isPresent())),
            warning(
                    "CIE-M33",
                    "the name of a set is urn:uuid: and a UUID of version 4, in no language; or else the identifier of a"
                            + " class of services",
                    FEDERATION,
                    document -> Place.not(document.places(SET), CieRules::isNamedByUuid)),
            error(
                    "CIE-M34",
                    "a set asks for nothing but name, familyName, dateOfBirth and fiscalNumber",
                    FEDERATION,
                    document -> Place.not(
                            document.places(SET),
                            set -> CieServiceProvider.ATTRIBUTES.containsAll(AttributeSetRules.requested(set)))),
            error(
                    "CIE-M36",
                    "one set at least asks for all four of them",
                    "manual for CIE over SAML, protocols",
                    document -> holds(
                            document.inRole(SET).isEmpty()
                                    || document.inRole(SET).stream()
                                            .anyMatch(set -> AttributeSetRules.requested(set)
                                                    .containsAll(CieServiceProvider.ATTRIBUTES)),
                            SET)),
            error(
                    "CIE-M38",
                    "no set has the indexes 99 and 100, which are those of eIDAS at SPID",
                    FEDERATION,
                    document -> Place.not(
                            document.places(SET),
                            set -> OF_EIDAS.stream().noneMatch(reserved -> AttributeSetRules.isAt(set, reserved)))),
            error(
                    "CIE-M84",
                    "the certificate’s subject has none of the attributes 2.5.4.41 to 44, 64 and 65",
                    "manual for CIE over SAML, public key infrastructure",
                    document -> document.signing().stream()
                            .filter(published -> NOT_IN_A_NAME.stream()
                                    .anyMatch(name -> !SubjectAttribute.values(published.certificate(), name)
                                            .isEmpty()))
                            .map(MetadataUnderLint.Published::place)));

    private CieRules() {}

    private static boolean isEntityId(String text) {
        try {
            URI uri = new URI(text);
            return text.length() <= LONGEST_ENTITY_ID && "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }

    private static boolean hasTransientNames(XmlElement role) {
        List<XmlElement> formats = role.children(Saml.METADATA_NS, "NameIDFormat");
        return formats.size() <= 1
                && formats.stream().allMatch(format -> format.text().equals(Optional.of(Saml.FORMAT_TRANSIENT)));
    }

    private static Stream<String> consumersOtherwiseReached(MetadataUnderLint document) {
        List<XmlElement> consumers = document.inRole(CONSUMER);
        boolean answered = consumers.isEmpty()
                || consumers.stream()
                        .anyMatch(consumer -> consumer.attribute("Binding").equals(Optional.of(Saml.BINDING_POST)));
        return Stream.concat(
                holds(answered, ROLE + "/" + CONSUMER),
                Place.not(
                        document.places(CONSUMER),
                        consumer -> consumer.attribute("Binding")
                                .filter(CONSUMER_BINDINGS::contains)
                                .isPresent()));
    }

    private static boolean isNamedByUuid(XmlElement set) {
        return set.children(Saml.METADATA_NS, "ServiceName").stream()
                .allMatch(name -> MetadataUnderLint.language(name).isEmpty()
                        && name.text().filter(SERVICE.asMatchPredicate()).isPresent());
    }
}
