package it.varco.spid.answer;

import static it.varco.spid.answer.AnswerCheck.check;
import static it.varco.spid.xml.Saml.ASSERTION_NS;
import static it.varco.spid.xml.Saml.FORMAT_ENTITY;
import static it.varco.spid.xml.Saml.FORMAT_TRANSIENT;
import static it.varco.spid.xml.Saml.METHOD_BEARER;
import static it.varco.spid.xml.Saml.PROTOCOL_NS;
import static it.varco.spid.xml.Saml.SIGNATURE_NS;

import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/**
 * SPID's rules for an answer, as tables. The numbers in the codes are those of the cases of AgID's validator; every rule
 * reads "must hold", and what is missing does not hold.
 *
 * <p>Sources: SPID technical rules, single sign-on; AgID's validator, cases 1 to 113; OASIS SAML 2.0 core.
 */
final class SpidChecks {

    private static final String UNEXPECTED = "answer-unexpected";

    private static final QName ISSUER = new QName(ASSERTION_NS, "Issuer");
    private static final QName SIGNATURE = new QName(SIGNATURE_NS, "Signature");
    private static final QName STATUS = new QName(PROTOCOL_NS, "Status");
    private static final QName ASSERTION_CHILD = new QName(ASSERTION_NS, "Assertion");

    private static final Set<List<QName>> RESPONSE_CHILDREN =
            Set.of(List.of(ISSUER, SIGNATURE, STATUS, ASSERTION_CHILD), List.of(ISSUER, STATUS, ASSERTION_CHILD));

    /** Which request is answered, and by whom: what even an error answer must get right. */
    static final List<AnswerCheck> BOUND_TO_THE_REQUEST = List.of(
            check("SPID-V01", "the root is samlp:Response", a -> a.response().is(PROTOCOL_NS, "Response")),
            check(
                            "SPID-016",
                            "Response/@InResponseTo is the request's ID",
                            a -> a.response()
                                    .attribute("InResponseTo")
                                    .equals(Optional.of(a.pending().id())))
                    .telling(UNEXPECTED),
            check(
                    "SPID-019",
                    "Response/@Destination is our assertion consumer service",
                    a -> a.response()
                            .attribute("Destination")
                            .equals(Optional.of(a.pending().assertionConsumerService()))),
            check(
                    "SPID-027",
                    "Response/Issuer is the entry that was asked",
                    a -> a.issuer()
                            .flatMap(XmlElement::text)
                            .equals(Optional.of(a.pending().entityId()))),
            check(
                    "SPID-V02",
                    "a signature on the Response is the entry's",
                    a -> !EnvelopedSignature.isPresent(a.response())
                            || EnvelopedSignature.isValid(
                                    a.response(), a.entry().signingKeys())));

    private static final List<AnswerCheck> SIGNATURES = List.of(
            check(
                    "SPID-002",
                    "the Assertion is signed",
                    a -> a.assertion().filter(EnvelopedSignature::isPresent).isPresent()),
            check(
                    "SPID-004",
                    "the Assertion's signature is the entry's",
                    a -> a.assertion()
                            .filter(assertion -> EnvelopedSignature.isValid(
                                    assertion, a.entry().signingKeys()))
                            .isPresent()),
            check(
                    "SPID-V03",
                    "the document holds exactly one Assertion, and it is the Response's child",
                    a -> a.count(ASSERTION_NS, "Assertion") == 1
                            && a.assertion().isPresent()),
            check(
                    "SPID-V04",
                    "nothing is encrypted",
                    a -> a.count(ASSERTION_NS, "EncryptedAssertion") == 0
                            && a.count(ASSERTION_NS, "EncryptedID") == 0
                            && a.count(ASSERTION_NS, "EncryptedAttribute") == 0),
            check(
                    "SPID-112",
                    "the Response holds Issuer, Signature (or not), Status and Assertion, in this order and nothing else",
                    a -> RESPONSE_CHILDREN.contains(a.response().children().stream()
                            .map(child -> new QName(
                                    child.dom().getNamespaceURI(), child.dom().getLocalName()))
                            .toList())),
            check(
                    "SPID-V05",
                    "no signature signs anything but the Response or the Assertion",
                    a -> Stream.concat(Stream.of(a.response()), a.assertion().stream())
                                    .mapToInt(signed -> signed.children(SIGNATURE_NS, "Signature")
                                            .size())
                                    .sum()
                            == a.count(SIGNATURE_NS, "Signature")));

    private static final List<AnswerCheck> RESPONSE = List.of(
            check(
                    "SPID-008",
                    "Response/@ID is there",
                    a -> a.response().filled("ID").isPresent()),
            check("SPID-010", "Response/@Version is 2.0", a -> isVersion2(Optional.of(a.response()))),
            check(
                    "SPID-011",
                    "Response/@IssueInstant is a date and time with zone",
                    a -> a.issuedAt().isPresent()),
            check(
                    "SPID-014",
                    "Response/@IssueInstant is not before the request",
                    a -> a.issuedAt().filter(a::isNotBeforeRequest).isPresent()),
            check(
                    "SPID-015",
                    "Response/@IssueInstant is not after the reception",
                    a -> a.issuedAt().filter(a::isNotInTheFuture).isPresent()),
            check("SPID-022", "Response/Status is there", a -> a.status().isPresent()),
            check(
                    "SPID-024",
                    "Response/Status/StatusCode has a value",
                    a -> a.statusCode().isPresent()),
            check(
                    "SPID-030",
                    "Response/Issuer/@Format is entity, or absent",
                    a -> a.issuer()
                            .filter(issuer -> issuer.attribute("Format")
                                    .orElse(FORMAT_ENTITY)
                                    .equals(FORMAT_ENTITY))
                            .isPresent()),
            check("SPID-032", "the Assertion is there", a -> a.assertion().isPresent()));

    private static final List<AnswerCheck> ASSERTION = List.of(
            check(
                    "SPID-033",
                    "Assertion/@ID is there",
                    a -> a.assertion()
                            .flatMap(assertion -> assertion.filled("ID"))
                            .isPresent()),
            check("SPID-035", "Assertion/@Version is 2.0", a -> isVersion2(a.assertion())),
            check(
                    "SPID-036",
                    "Assertion/@IssueInstant is a date and time with zone",
                    a -> a.assertionIssuedAt().isPresent()),
            check(
                    "SPID-039",
                    "Assertion/@IssueInstant is not before the request",
                    a -> a.assertionIssuedAt().filter(a::isNotBeforeRequest).isPresent()),
            check(
                    "SPID-040",
                    "Assertion/@IssueInstant is not after the reception",
                    a -> a.assertionIssuedAt().filter(a::isNotInTheFuture).isPresent()),
            check(
                    "SPID-067",
                    "Assertion/Issuer is the entry that was asked",
                    a -> a.assertionIssuer()
                            .flatMap(XmlElement::text)
                            .equals(Optional.of(a.pending().entityId()))),
            check(
                    "SPID-070",
                    "Assertion/Issuer/@Format is entity; CIE id may leave it out",
                    a -> a.assertionIssuer()
                            .filter(issuer ->
                                    a.pending().scheme().admitsAssertionIssuerFormat(issuer.attribute("Format")))
                            .isPresent()));

    private static final List<AnswerCheck> SUBJECT = List.of(
            check(
                    "SPID-041",
                    "Subject is there and not empty",
                    a -> a.subject().filter(XmlElement::hasChildren).isPresent()),
            check(
                    "SPID-043",
                    "NameID has a text",
                    a -> a.nameId().flatMap(XmlElement::text).isPresent()),
            check(
                    "SPID-045",
                    "NameID/@Format is transient",
                    a -> a.nameId().flatMap(name -> name.attribute("Format")).equals(Optional.of(FORMAT_TRANSIENT))),
            check(
                    "SPID-048",
                    "NameID/@NameQualifier is there",
                    a -> a.nameId()
                            .flatMap(name -> name.filled("NameQualifier"))
                            .isPresent()),
            check(
                    "SPID-051",
                    "SubjectConfirmation is there and not empty",
                    a -> a.confirmation().filter(XmlElement::hasChildren).isPresent()),
            check(
                    "SPID-053",
                    "SubjectConfirmation/@Method is bearer",
                    a -> a.confirmation()
                            .flatMap(confirmation -> confirmation.attribute("Method"))
                            .equals(Optional.of(METHOD_BEARER))),
            check(
                    "SPID-056",
                    "SubjectConfirmationData is there",
                    a -> a.confirmationData().isPresent()),
            check(
                    "SPID-057",
                    "SubjectConfirmationData/@Recipient is our assertion consumer service",
                    a -> data(a, "Recipient").equals(Optional.of(a.pending().assertionConsumerService()))),
            check(
                            "SPID-060",
                            "SubjectConfirmationData/@InResponseTo is the request's ID",
                            a -> data(a, "InResponseTo")
                                    .equals(Optional.of(a.pending().id())))
                    .telling(UNEXPECTED),
            check(
                    "SPID-063",
                    "SubjectConfirmationData/@NotOnOrAfter is a date and time with zone",
                    a -> a.confirmationEnds().isPresent()),
            check(
                    "SPID-066",
                    "SubjectConfirmationData/@NotOnOrAfter is ahead",
                    a -> a.confirmationEnds().filter(a::isStillAhead).isPresent()));

    private static final List<AnswerCheck> CONDITIONS = List.of(
            check(
                    "SPID-073",
                    "Conditions is there and not empty",
                    a -> a.conditions().filter(XmlElement::hasChildren).isPresent()),
            check(
                    "SPID-075",
                    "Conditions/@NotBefore is a date and time with zone",
                    a -> a.conditionsBegin().isPresent()),
            check(
                    "SPID-078",
                    "Conditions/@NotBefore is not ahead",
                    a -> a.conditionsBegin().filter(a::isNotInTheFuture).isPresent()),
            check(
                    "SPID-079",
                    "Conditions/@NotOnOrAfter is a date and time with zone",
                    a -> a.conditionsEnd().isPresent()),
            check(
                    "SPID-082",
                    "Conditions/@NotOnOrAfter is ahead",
                    a -> a.conditionsEnd().filter(a::isStillAhead).isPresent()),
            check(
                    "SPID-083",
                    "AudienceRestriction is there and not empty",
                    a -> a.conditions()
                            .flatMap(conditions -> conditions.only(ASSERTION_NS, "AudienceRestriction"))
                            .filter(XmlElement::hasChildren)
                            .isPresent()),
            check(
                    "SPID-085",
                    "the one Audience is our entity id",
                    a -> a.audiences().size() == 1
                            && a.audiences()
                                    .get(0)
                                    .text()
                                    .equals(Optional.of(a.pending().serviceProvider()))));

    private static final List<AnswerCheck> LEVEL = List.of(
            check(
                    "SPID-088",
                    "AuthnStatement is there and not empty",
                    a -> a.authnStatement().filter(XmlElement::hasChildren).isPresent()),
            check(
                    "SPID-090",
                    "AuthnContext is there and not empty",
                    a -> a.authnContext().filter(XmlElement::hasChildren).isPresent()),
            check(
                    "SPID-092",
                    "AuthnContextClassRef has a text",
                    a -> a.classRef().isPresent()),
            check(
                            "SPID-094",
                            "the level satisfies what was asked, by the Comparison that was asked",
                            a -> a.level()
                                    .filter(level -> a.pending()
                                            .comparison()
                                            .accepts(a.pending().level(), level))
                                    .isPresent())
                    .telling("level-too-low"),
            check(
                    "SPID-097",
                    "AuthnContextClassRef is one of SPID's three levels",
                    a -> a.level().isPresent()),
            check(
                    "SPID-V06",
                    "AuthnStatement/@AuthnInstant, where it is there, is not after the reception",
                    a -> a.authnStatement()
                                    .flatMap(statement -> statement.attribute("AuthnInstant"))
                                    .isEmpty()
                            || a.authenticatedAt().filter(a::isNotInTheFuture).isPresent()));

    private static final List<AnswerCheck> ATTRIBUTES = List.of(
            check(
                    "SPID-098",
                    "an AttributeStatement holds an Attribute",
                    a -> a.attributeStatements().stream()
                            .noneMatch(statement -> statement
                                    .children(ASSERTION_NS, "Attribute")
                                    .isEmpty())),
            check(
                    "SPID-099",
                    "no Attribute is empty",
                    a -> a.attributes().stream()
                            .allMatch(attribute -> attribute.filled("Name").isPresent()
                                    && !attribute
                                            .children(ASSERTION_NS, "AttributeValue")
                                            .isEmpty())),
            check(
                    "SPID-V07",
                    "no Attribute comes twice",
                    a -> Set.copyOf(names(a)).size() == names(a).size()),
            check(
                            "SPID-103",
                            "fiscalNumber is TINIT- and a right fiscal code; of the eIDAS node, spidCode is there",
                            a -> a.person().isPresent())
                    .telling("missing-fiscal-number"));

    /** Every check of an answer that says success. */
    static final List<AnswerCheck> ALL = Stream.of(
                    BOUND_TO_THE_REQUEST, SIGNATURES, RESPONSE, ASSERTION, SUBJECT, CONDITIONS, LEVEL, ATTRIBUTES)
            .flatMap(List::stream)
            .toList();

    /** An error answer brings no assertion: one that does is trying to be two things. */
    static final List<AnswerCheck> ERROR_ANSWER = Stream.concat(
                    BOUND_TO_THE_REQUEST.stream(),
                    Stream.of(check(
                            "SPID-026",
                            "an answer without success brings no assertion",
                            a -> a.count(ASSERTION_NS, "Assertion") == 0
                                    && a.count(ASSERTION_NS, "EncryptedAssertion") == 0)))
            .toList();

    private SpidChecks() {}

    private static boolean isVersion2(Optional<XmlElement> element) {
        return element.flatMap(present -> present.attribute("Version")).equals(Optional.of("2.0"));
    }

    private static Optional<String> data(AnswerUnderCheck answer, String attribute) {
        return answer.confirmationData().flatMap(data -> data.attribute(attribute));
    }

    private static List<String> names(AnswerUnderCheck answer) {
        return answer.attributes().stream()
                .map(attribute -> attribute.attribute("Name").orElse(""))
                .toList();
    }
}
