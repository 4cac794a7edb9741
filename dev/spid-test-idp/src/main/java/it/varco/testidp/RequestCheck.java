package it.varco.testidp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/**
 * What SPID asks of an authentication request (SPID technical rules, single sign-on and transmission of messages), rule
 * by rule, with the number that AgID's anomaly table gives to its violation. A rule about something that another rule
 * finds missing says nothing, so that each mistake has one reason.
 */
enum RequestCheck {
    STARTS_WITHOUT_WHITESPACE(
            8,
            "the message starts with whitespace",
            request -> !request.submission().text().isEmpty()
                    && !Character.isWhitespace(request.submission().text().charAt(0))),
    IS_AN_AUTHN_REQUEST(
            8, "the root is not samlp:AuthnRequest", request -> Xml.is(request.root(), Saml.PROTOCOL, "AuthnRequest")),
    ATTRIBUTES_OF_THE_SCHEMA(8, "an attribute that SAML does not know", RequestCheck::hasOnlySchemaAttributes),
    CHILDREN_OF_THE_SCHEMA(
            8, "the children are not those of the schema, each once and in its order", RequestCheck::hasSchemaChildren),
    NO_PROVIDER_NAME(8, "ProviderName is not used in SPID", request -> !has(request, "ProviderName")),
    NO_CONSENT(8, "Consent is not used in SPID", request -> !has(request, "Consent")),
    NO_SUBJECT(
            8,
            "saml:Subject must not be sent",
            request -> request.child(Saml.ASSERTION, "Subject").isEmpty()),
    NO_CONDITIONS(
            8,
            "saml:Conditions must not be sent",
            request -> request.child(Saml.ASSERTION, "Conditions").isEmpty()),
    NOT_TO_BE_PROXIED(
            8,
            "samlp:Scoping needs ProxyCount 0 and no RequesterID",
            request -> request.child(Saml.PROTOCOL, "Scoping").stream()
                    .allMatch(scoping -> "0".equals(scoping.getAttribute("ProxyCount"))
                            && Xml.children(scoping, Saml.PROTOCOL, "RequesterID")
                                    .isEmpty())),
    EXTENSIONS_OF_SPID(
            8,
            "samlp:Extensions holds something else than one spid:Purpose and one spid:AgeLimit",
            RequestExtensions::areOfSpid),
    PURPOSE_IS_LISTED(8, "spid:Purpose is not P, LP, PG, PF or PX", RequestExtensions::namesAListedPurpose),
    AGES_ARE_A_RANGE(
            8,
            "spid:AgeLimit is not a spid:MinAge and a spid:MaxAge from 0 to 99, the lower one first",
            RequestExtensions::givesARangeOfAges),
    FORCES_AUTHENTICATION(
            8,
            "ForceAuthn must be true for level 2 and level 3",
            request -> request.classReferences().stream().allMatch(Level.L1.uri()::equals)
                    || request.attribute("ForceAuthn").filter("true"::equals).isPresent()),
    ALWAYS_FORCES_AUTHENTICATION(
            8,
            "ForceAuthn must be true at every level",
            request -> request.attribute("ForceAuthn").filter("true"::equals).isPresent()),
    NO_EXTENSIONS(
            8,
            "CIE knows no Extensions",
            request -> request.child(Saml.PROTOCOL, "Extensions").isEmpty()),

    VERSION(9, "Version is not 2.0", request -> is(request, "Version", "2.0")),

    HAS_AN_ISSUER(10, "no Issuer", request -> request.issuer().isPresent()),
    ISSUER_WITHOUT_WHITESPACE(
            10,
            "the Issuer has whitespace around it",
            request -> request.issuer()
                    .map(Element::getTextContent)
                    .map(text -> text.strip().equals(text))
                    .orElse(true)),
    ISSUER_IS_TRUSTED(10, RequestCheck::issuerIsTrusted),
    ISSUER_FORMAT(
            10,
            "the Issuer's Format is not entity",
            request ->
                    ofIssuer(request, "Format").map(Saml.FORMAT_ENTITY::equals).orElse(true)),
    ISSUER_NAME_QUALIFIER(
            10,
            "the Issuer has no NameQualifier",
            request -> ofIssuer(request, "NameQualifier")
                    .map(qualifier -> !qualifier.isBlank())
                    .orElse(true)),
    ISSUER_FORMAT_WHERE_THERE_IS_ONE(
            10,
            "the Issuer has a Format other than entity",
            request -> ofIssuer(request, "Format")
                    .map(format -> format.isEmpty() || Saml.FORMAT_ENTITY.equals(format))
                    .orElse(true)),

    ID_IS_NC_NAME(
            11,
            "ID is missing or no NCName",
            request -> request.attribute("ID").filter(XmlNames::isNcName).isPresent()),
    ID_IS_FRESH(
            11,
            "a request with this ID was accepted before",
            request -> request.attribute("ID").filter(request.isReplayed()).isEmpty()),

    ASKS_FOR_ONE_CONTEXT(
            12,
            "not exactly one RequestedAuthnContext with one AuthnContextClassRef",
            request -> request.requestedAuthnContexts().size() == 1
                    && request.classReferences().size() == 1
                    && Xml.children(request.requestedAuthnContexts().get(0)).size() == 1),
    COMPARISON(
            12,
            "Comparison is not exact, minimum, better or maximum",
            request -> request.requestedAuthnContexts().stream()
                    .allMatch(context -> Comparison.fromWord(context.getAttribute("Comparison"))
                            .isPresent())),
    COMPARISON_OF_CIE(
            12,
            "Comparison is not exact or minimum",
            request -> request.requestedAuthnContexts().stream()
                    .allMatch(context -> List.of("exact", "minimum").contains(context.getAttribute("Comparison")))),
    LEVEL_OF_SPID(
            12,
            "AuthnContextClassRef is no level of SPID",
            request -> request.classReferences().stream()
                    .allMatch(reference -> Level.fromUri(reference).isPresent())),

    ISSUE_INSTANT_IS_UTC(
            13,
            "IssueInstant is missing or no UTC instant with Z",
            request -> issueInstant(request).isPresent()),
    ISSUE_INSTANT_IS_NOW(
            13,
            "IssueInstant is more than five minutes away",
            request -> issueInstant(request)
                    .map(instant -> Duration.between(instant, request.receivedAt())
                                    .abs()
                                    .compareTo(Duration.ofMinutes(5))
                            <= 0)
                    .orElse(true)),

    DESTINATION(
            14,
            "Destination is not the location that the request came to",
            request -> is(request, "Destination", request.location().toString())),

    NOT_PASSIVE(15, "IsPassive must be absent", request -> !has(request, "IsPassive")),

    ONE_WAY_TO_NAME_THE_CONSUMER(
            16,
            "needs either AssertionConsumerServiceIndex or AssertionConsumerServiceURL with ProtocolBinding",
            RequestCheck::namesConsumerOneWay),
    CONSUMER_INDEX_IS_REGISTERED(
            16,
            "AssertionConsumerServiceIndex is not in the service provider's metadata",
            request -> isRegistered(request, "AssertionConsumerServiceIndex", ServiceProvider::assertionConsumers)),
    CONSUMER_URL_IS_REGISTERED(
            16,
            "AssertionConsumerServiceURL is not in the service provider's metadata",
            request -> request.serviceProvider().isEmpty()
                    || request.attribute("AssertionConsumerServiceURL").stream()
                            .allMatch(url -> request.serviceProvider().get().assertionConsumers().values().stream()
                                    .anyMatch(consumer -> consumer.toString().equals(url)))),
    ANSWER_BY_POST(
            16,
            "ProtocolBinding is not HTTP-POST",
            request -> request.attribute("ProtocolBinding").stream().allMatch(Binding.POST.uri()::equals)),

    ASKS_FOR_TRANSIENT_NAME(
            17,
            "no NameIDPolicy with Format transient",
            request -> request.nameIdPolicy()
                    .filter(policy -> Saml.FORMAT_TRANSIENT.equals(policy.getAttribute("Format")))
                    .isPresent()),
    NO_ALLOW_CREATE(
            17,
            "NameIDPolicy must not have AllowCreate",
            request -> request.nameIdPolicy().stream().noneMatch(policy -> policy.hasAttribute("AllowCreate"))),
    NO_SP_NAME_QUALIFIER(
            17,
            "NameIDPolicy must not have SPNameQualifier",
            request -> request.nameIdPolicy().stream().noneMatch(policy -> policy.hasAttribute("SPNameQualifier"))),

    NAMES_AN_ATTRIBUTE_SET(
            18, "AttributeConsumingServiceIndex is missing", request -> has(request, "AttributeConsumingServiceIndex")),
    ATTRIBUTE_SET_IS_REGISTERED(
            18,
            "AttributeConsumingServiceIndex is not in the service provider's metadata",
            request -> isRegistered(request, "AttributeConsumingServiceIndex", ServiceProvider::attributeSets)),
    ATTRIBUTE_SET_HOLDS_THE_MINIMUM(
            18,
            "the attribute set does not hold name, familyName, dateOfBirth and fiscalNumber",
            request -> request.serviceProvider().isEmpty()
                    || request.attribute("AttributeConsumingServiceIndex").stream()
                            .filter(index -> index.matches("[0-9]{1,9}"))
                            .allMatch(index -> request.serviceProvider()
                                    .get()
                                    .attributeSets()
                                    .getOrDefault(Integer.parseInt(index), List.of())
                                    .containsAll(CieServiceProvider.MINIMUM))),
    ATTRIBUTE_SET_IS_OF_EIDAS(
            18,
            "the eIDAS node is asked for set 99 or 100",
            request -> request.attribute("AttributeConsumingServiceIndex").stream()
                    .allMatch(index -> List.of("99", "100").contains(index))),

    HAS_RELAY_STATE(
            4,
            "RelayState is missing",
            request -> request.submission()
                    .relayState()
                    .filter(state -> !state.isBlank())
                    .isPresent()),
    RELAY_STATE_IS_SHORT(
            4,
            "RelayState is longer than 80 bytes",
            request -> request.submission().relayState().stream()
                    .allMatch(state -> state.getBytes(StandardCharsets.UTF_8).length <= 80)),
    RELAY_STATE_IS_OPAQUE(
            4,
            "RelayState tells an address",
            request -> request.submission().relayState().stream()
                    .noneMatch(state -> state.toLowerCase(Locale.ROOT).contains("http"))),

    POST_IS_SIGNED(
            7, "not exactly one ds:Signature, directly after Issuer", request -> !request.isPost() || signed(request)),
    POST_SIGNATURE_ALGORITHMS(
            7,
            "the signature uses an algorithm or a transform that SPID does not admit",
            request -> request.postSignature().stream().allMatch(XmlSignature::usesOnlyAllowedAlgorithms)),
    POST_SIGNATURE_COVERS_THE_REQUEST(
            7,
            "the signature does not refer to the request's ID, and to it alone",
            request -> request.postSignature().stream().allMatch(XmlSignature::coversItsParent)),
    POST_SHOWS_ITS_CERTIFICATE(
            7,
            "KeyInfo does not show an X509Certificate of the service provider's metadata",
            request -> request.serviceProvider().isEmpty()
                    || request.postSignature().stream()
                            .map(XmlSignature::shownCertificates)
                            .allMatch(shown -> !shown.isEmpty()
                                    && request.serviceProvider()
                                            .get()
                                            .certificates()
                                            .containsAll(shown))),
    POST_KEY_IS_LONG(
            7,
            "the key is not RSA of 2048 bits or more",
            request -> request.postSignature().stream()
                    .flatMap(signature -> signature.shownCertificates().stream())
                    .map(X509Certificate::getPublicKey)
                    .allMatch(ServiceProvider::isLongRsa)),
    POST_SIGNATURE_HOLDS(
            7,
            "the signature does not hold with any key of the service provider's metadata",
            request -> request.serviceProvider().isEmpty()
                    || request.postSignature().stream()
                            .allMatch(signature -> request.serviceProvider().get().usableKeys().stream()
                                    .anyMatch(signature::validatesWith))),

    REDIRECT_IS_SIGNED(
            5,
            "SigAlg or Signature is missing",
            request -> request.isPost() || request.submission().querySignature().isPresent()),
    REDIRECT_HAS_NO_XML_SIGNATURE(
            5,
            "with HTTP-Redirect the message itself must not be signed",
            request -> request.isPost() || signatures(request).getLength() == 0),
    REDIRECT_SIGNATURE_ALGORITHM(
            5,
            "SigAlg is an algorithm that SPID does not admit",
            request -> request.submission().querySignature().stream()
                    .allMatch(signature -> SignatureAlgorithms.SIGNATURES.contains(signature.algorithm()))),
    REDIRECT_SIGNATURE_HOLDS(
            5,
            "the signature of the query does not hold with any key of the service provider's metadata",
            request -> request.serviceProvider().isEmpty()
                    || request.submission().querySignature().stream()
                            .filter(signature -> SignatureAlgorithms.SIGNATURES.contains(signature.algorithm()))
                            .allMatch(signature -> request.serviceProvider().get().usableKeys().stream()
                                    .anyMatch(key -> holds(signature, key))));

    private static final Set<String> SCHEMA_ATTRIBUTES = Set.of(
            "ID",
            "Version",
            "IssueInstant",
            "Destination",
            "Consent",
            "ForceAuthn",
            "IsPassive",
            "ProtocolBinding",
            "AssertionConsumerServiceIndex",
            "AssertionConsumerServiceURL",
            "AttributeConsumingServiceIndex",
            "ProviderName");

    private static final List<String> SCHEMA_CHILDREN = List.of(
            Saml.ASSERTION + " Issuer",
            Saml.DSIG + " Signature",
            Saml.PROTOCOL + " Extensions",
            Saml.ASSERTION + " Subject",
            Saml.PROTOCOL + " NameIDPolicy",
            Saml.ASSERTION + " Conditions",
            Saml.PROTOCOL + " RequestedAuthnContext",
            Saml.PROTOCOL + " Scoping");

    private static final Pattern UTC_INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z");

    /** Rules of CIE that SPID does not have. */
    static final Set<RequestCheck> OF_CIE_ALONE = EnumSet.of(
            ALWAYS_FORCES_AUTHENTICATION,
            NO_EXTENSIONS,
            ISSUER_FORMAT_WHERE_THERE_IS_ONE,
            COMPARISON_OF_CIE,
            ATTRIBUTE_SET_HOLDS_THE_MINIMUM);

    /** Rules of the eIDAS node that SPID's own providers do not have. */
    static final Set<RequestCheck> OF_EIDAS_ALONE = EnumSet.of(ATTRIBUTE_SET_IS_OF_EIDAS);

    /** Rules of SPID that CIE does not have, or has otherwise. */
    static final Set<RequestCheck> NOT_OF_CIE =
            EnumSet.of(FORCES_AUTHENTICATION, ISSUER_FORMAT, ISSUER_NAME_QUALIFIER, COMPARISON);

    private final int anomaly;
    private final Rule rule;

    RequestCheck(int anomaly, String reason, Holds holds) {
        this(anomaly, request -> holds.test(request) ? Optional.empty() : Optional.of(reason));
    }

    RequestCheck(int anomaly, Rule rule) {
        this.anomaly = anomaly;
        this.rule = rule;
    }

    /** Every reason to refuse; empty where the request is as the rules want it. */
    static List<Refusal.Reason> allOf(RequestUnderCheck request) {
        return Arrays.stream(values())
                .filter(request.rulebook()::has)
                .flatMap(check -> check
                        .rule
                        .violation(request)
                        .map(reason -> new Refusal.Reason(check.code(), check.anomaly, reason))
                        .stream())
                .toList();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Instant> utcInstant(String text) {
        try {
            return UTC_INSTANT.matcher(text).matches() ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> issueInstant(RequestUnderCheck request) {
        return request.attribute("IssueInstant").flatMap(RequestCheck::utcInstant);
    }

    private static boolean has(RequestUnderCheck request, String attribute) {
        return request.attribute(attribute).isPresent();
    }

    private static boolean is(RequestUnderCheck request, String attribute, String value) {
        return request.attribute(attribute).filter(value::equals).isPresent();
    }

    private static Optional<String> ofIssuer(RequestUnderCheck request, String attribute) {
        return request.issuer().map(issuer -> issuer.getAttribute(attribute));
    }

    private static Optional<String> issuerIsTrusted(RequestUnderCheck request) {
        if (request.issuer().isEmpty() || request.serviceProvider().isPresent()) {
            return Optional.empty();
        }
        String reason = "the Issuer is not the entityID of a trusted service provider";
        return Optional.of(
                request.metadataProblems().isEmpty()
                        ? reason
                        : reason + "; unreadable metadata: " + String.join("; ", request.metadataProblems()));
    }

    private static boolean hasOnlySchemaAttributes(RequestUnderCheck request) {
        return IntStream.range(0, request.root().getAttributes().getLength())
                .mapToObj(request.root().getAttributes()::item)
                .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()))
                .map(Node::getNodeName)
                .allMatch(SCHEMA_ATTRIBUTES::contains);
    }

    private static boolean hasSchemaChildren(RequestUnderCheck request) {
        int last = -1;
        for (Node node = request.root().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text text && !text.getTextContent().isBlank()) {
                return false;
            }
            if (node instanceof Element element) {
                int place = SCHEMA_CHILDREN.indexOf(element.getNamespaceURI() + " " + element.getLocalName());
                // The checks of context and signature count these themselves.
                boolean counted = place == SCHEMA_CHILDREN.indexOf(Saml.DSIG + " Signature")
                        || place == SCHEMA_CHILDREN.indexOf(Saml.PROTOCOL + " RequestedAuthnContext");
                if (place < 0 || place < last || place == last && !counted) {
                    return false;
                }
                last = place;
            }
        }
        return true;
    }

    private static boolean namesConsumerOneWay(RequestUnderCheck request) {
        boolean byIndex = has(request, "AssertionConsumerServiceIndex");
        boolean url = has(request, "AssertionConsumerServiceURL");
        boolean binding = has(request, "ProtocolBinding");
        return byIndex ? !url && !binding : url && binding;
    }

    private static boolean isRegistered(RequestUnderCheck request, String attribute, Registered registered) {
        return request.serviceProvider().isEmpty()
                || request.attribute(attribute).stream()
                        .allMatch(index -> index.matches("[0-9]{1,9}")
                                && registered
                                        .of(request.serviceProvider().get())
                                        .containsKey(Integer.parseInt(index)));
    }

    private static boolean signed(RequestUnderCheck request) {
        List<Element> children = Xml.children(request.root());
        return signatures(request).getLength() == 1
                && children.size() > 1
                && Xml.is(children.get(0), Saml.ASSERTION, "Issuer")
                && Objects.equals(signatures(request).item(0), children.get(1));
    }

    private static NodeList signatures(RequestUnderCheck request) {
        return request.root().getElementsByTagNameNS(Saml.DSIG, "Signature");
    }

    static boolean holds(Submission.QuerySignature signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(SignatureAlgorithms.jcaName(signature.algorithm()));
            verifier.initVerify(key);
            verifier.update(signature.signedText().getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature.value());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The reason for which a request violates a rule, where it does. */
    @FunctionalInterface
    private interface Rule {
        Optional<String> violation(RequestUnderCheck request);
    }

    /** A rule whose violation has always the same reason. */
    @FunctionalInterface
    private interface Holds {
        boolean test(RequestUnderCheck request);
    }

    /** The part of the metadata that an index of the request points into. */
    @FunctionalInterface
    private interface Registered {
        Map<Integer, ?> of(ServiceProvider serviceProvider);
    }
}
