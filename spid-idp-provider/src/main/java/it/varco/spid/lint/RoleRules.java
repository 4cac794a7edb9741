package it.varco.spid.lint;

import static it.varco.spid.lint.DocumentRules.holds;
import static it.varco.spid.lint.LintRule.error;

import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service provider's part: keys and addresses. */
final class RoleRules {

    private static final String SCHEMA = "AgID's schema of notice 29";
    private static final String RULES = "SPID technical rules, metadata";
    private static final String LOGOUT = "SPID technical rules, single logout";
    private static final String ROLE = "SPSSODescriptor";
    private static final String BINDING_SOAP = "urn:oasis:names:tc:SAML:2.0:bindings:SOAP";
    private static final Set<String> LOGOUT_BINDINGS = Set.of(Saml.BINDING_REDIRECT, Saml.BINDING_POST, BINDING_SOAP);
    private static final Pattern INDEX = Pattern.compile("\\d{1,5}");
    private static final ElementOrder CHILDREN = ElementOrder.of(
            Saml.METADATA_NS,
            "KeyDescriptor",
            "SingleLogoutService",
            "NameIDFormat",
            "AssertionConsumerService",
            "AttributeConsumingService");

    static final List<LintRule> ALL = List.of(
            error(
                    "SPID-M10",
                    "there is exactly one SPSSODescriptor",
                    SCHEMA,
                    document -> holds(document.role().isPresent(), ROLE)),
            error(
                    "SPID-M11",
                    "protocolSupportEnumeration is SAML 2.0's protocol",
                    RULES,
                    document -> attribute(document, "protocolSupportEnumeration", Saml.PROTOCOL_NS)),
            error(
                    "SPID-M12",
                    "AuthnRequestsSigned is true",
                    RULES,
                    document -> attribute(document, "AuthnRequestsSigned", "true")),
            error(
                    "SPID-M13",
                    "WantAssertionsSigned is true",
                    RULES,
                    document -> attribute(document, "WantAssertionsSigned", "true")),
            error(
                    "SPID-M14",
                    "the parts of SPSSODescriptor are KeyDescriptor, SingleLogoutService, NameIDFormat,"
                            + " AssertionConsumerService, AttributeConsumingService, in this order and no others",
                    SCHEMA,
                    document -> document.role().stream().flatMap(CHILDREN::strangers)),
            error(
                    "SPID-M15",
                    "at least one key is published to sign",
                    RULES,
                    document -> inRole(
                            document,
                            role -> role.children(Saml.METADATA_NS, "KeyDescriptor").stream()
                                    .anyMatch(key -> key.attribute("use").equals(Optional.of("signing"))),
                            "KeyDescriptor")),
            error(
                    "SPID-M16",
                    "every key says whether it signs or encrypts",
                    RULES,
                    document -> Place.not(
                            document.places("KeyDescriptor"),
                            key -> key.attribute("use")
                                    .filter(Set.of("signing", "encryption")::contains)
                                    .isPresent())),
            error(
                    "SPID-M17",
                    "every key comes with one certificate that can be read",
                    RULES,
                    document -> Place.not(
                            document.places("KeyDescriptor"),
                            key -> MetadataUnderLint.certificate(key).isPresent())),
            error(
                    "SPID-M18",
                    "a key that encrypts does not sign",
                    "good practice: one key, one use",
                    RoleRules::keysOfTwoUses),
            error(
                    "SPID-M19",
                    "there is at least one SingleLogoutService",
                    LOGOUT,
                    document -> atLeastOne(document, "SingleLogoutService")),
            error(
                    "SPID-M20",
                    "a SingleLogoutService is reached by HTTP-Redirect, HTTP-POST or SOAP",
                    LOGOUT,
                    document -> Place.not(
                            document.places("SingleLogoutService"),
                            service -> service.attribute("Binding")
                                    .filter(LOGOUT_BINDINGS::contains)
                                    .isPresent())),
            error(
                    "SPID-M21",
                    "a SingleLogoutService is at an https address",
                    LOGOUT,
                    document -> Place.not(
                            document.places("SingleLogoutService"),
                            service -> isHttps(service, "Location")
                                    && (service.attribute("ResponseLocation").isEmpty()
                                            || isHttps(service, "ResponseLocation")))),
            error(
                    "SPID-M22",
                    "there is one NameIDFormat, and it is transient",
                    RULES,
                    document -> inRole(
                            document,
                            role -> role.only(Saml.METADATA_NS, "NameIDFormat")
                                    .flatMap(XmlElement::text)
                                    .equals(Optional.of(Saml.FORMAT_TRANSIENT)),
                            "NameIDFormat")),
            error(
                    "SPID-M23",
                    "there is at least one AssertionConsumerService",
                    RULES,
                    document -> atLeastOne(document, "AssertionConsumerService")),
            error(
                    "SPID-M24",
                    "an AssertionConsumerService is reached by HTTP-POST and nothing else",
                    RULES,
                    document -> Place.not(
                            document.places("AssertionConsumerService"),
                            service -> service.attribute("Binding").equals(Optional.of(Saml.BINDING_POST)))),
            error(
                    "SPID-M25",
                    "an AssertionConsumerService is at an https address",
                    RULES,
                    document -> Place.not(
                            document.places("AssertionConsumerService"), service -> isHttps(service, "Location"))),
            error(
                    "SPID-M26",
                    "every AssertionConsumerService has an index of its own, the first one 0",
                    RULES,
                    document -> indexes(document, "AssertionConsumerService", 0)),
            error(
                    "SPID-M27",
                    "the first AssertionConsumerService, and no other, is the default",
                    RULES,
                    RoleRules::defaults));

    private RoleRules() {}

    /** The places whose index is missing, no number, or that of one before; with the one that the first must have. */
    static Stream<String> indexes(MetadataUnderLint document, String name, int first) {
        Set<String> seen = new HashSet<>();
        List<Place> places = document.places(name).toList();
        boolean firstIsRight = places.isEmpty()
                || places.get(0).element().attribute("index").equals(Optional.of(Integer.toString(first)));
        return Stream.concat(holds(firstIsRight, name + "[1]/@index"), ownIndexes(places.stream(), seen));
    }

    static Stream<String> ownIndexes(Stream<Place> places, Set<String> seen) {
        return Place.not(
                        places,
                        service -> service.attribute("index")
                                .filter(INDEX.asMatchPredicate())
                                .filter(seen::add)
                                .isPresent())
                .map(place -> place + "/@index");
    }

    static Stream<String> inRole(MetadataUnderLint document, Predicate<XmlElement> holds, String otherwise) {
        return document.role().stream().filter(role -> !holds.test(role)).map(role -> ROLE + "/" + otherwise);
    }

    static Stream<String> atLeastOne(MetadataUnderLint document, String name) {
        return inRole(document, role -> !role.children(Saml.METADATA_NS, name).isEmpty(), name);
    }

    private static Stream<String> attribute(MetadataUnderLint document, String name, String value) {
        return inRole(document, role -> role.attribute(name).equals(Optional.of(value)), "@" + name);
    }

    private static boolean isHttps(XmlElement service, String attribute) {
        return service.attribute(attribute).filter(WebAddress::isHttps).isPresent();
    }

    private static Stream<String> keysOfTwoUses(MetadataUnderLint document) {
        Set<PublicKey> signing = document.signing().stream()
                .map(published -> published.certificate().getPublicKey())
                .collect(Collectors.toSet());
        return document.published("encryption").stream()
                .filter(published -> signing.contains(published.certificate().getPublicKey()))
                .map(MetadataUnderLint.Published::place);
    }

    private static Stream<String> defaults(MetadataUnderLint document) {
        List<Place> places = document.places("AssertionConsumerService").toList();
        return places.stream()
                .filter(place -> isDefault(place) != place.equals(places.get(0)))
                .map(place -> place.name() + "/@isDefault");
    }

    static boolean isDefault(Place place) {
        return place.element()
                .attribute("isDefault")
                .filter(Set.of("true", "1")::contains)
                .isPresent();
    }
}
