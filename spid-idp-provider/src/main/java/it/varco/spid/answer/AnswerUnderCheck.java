package it.varco.spid.answer;

import static it.varco.spid.xml.Saml.ASSERTION_NS;
import static it.varco.spid.xml.Saml.PROTOCOL_NS;

import it.varco.policy.person.PersonKey;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.xml.XmlElement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer with all that it is judged by. The elements that the checks ask for are looked up once, when it is made, so that
 * no two checks mean different ones and none has to look again.
 */
final class AnswerUnderCheck {

    private final XmlElement response;
    private final PendingRequest pending;
    private final RegistryEntry entry;
    private final Instant receivedAt;
    private final Duration tolerance;

    private final List<XmlElement> everything;
    private final Optional<XmlElement> issuer;
    private final Optional<Instant> issuedAt;
    private final Optional<XmlElement> status;
    private final Optional<XmlElement> assertion;
    private final Optional<XmlElement> assertionIssuer;
    private final Optional<Instant> assertionIssuedAt;
    private final Optional<XmlElement> subject;
    private final Optional<XmlElement> nameId;
    private final Optional<XmlElement> confirmation;
    private final Optional<XmlElement> confirmationData;
    private final Optional<Instant> confirmationEnds;
    private final Optional<XmlElement> conditions;
    private final Optional<Instant> conditionsBegin;
    private final Optional<Instant> conditionsEnd;
    private final Optional<XmlElement> authnStatement;
    private final Optional<Instant> authenticatedAt;
    private final Optional<XmlElement> authnContext;
    private final Optional<String> classRef;
    private final Optional<SpidLevel> level;
    private final List<XmlElement> attributes;
    private final Map<String, String> values;
    private final Optional<PersonKey> person;

    /**
     * @param response the document's root
     * @param pending the request that it claims to answer
     * @param entry the registry entry that was asked
     * @param receivedAt when it came in
     * @param tolerance how far two honest clocks may be apart
     */
    AnswerUnderCheck(
            XmlElement response, PendingRequest pending, RegistryEntry entry, Instant receivedAt, Duration tolerance) {
        this.response = response;
        this.pending = pending;
        this.entry = entry;
        this.receivedAt = receivedAt;
        this.tolerance = tolerance;
        everything = response.subtree();
        issuer = response.only(ASSERTION_NS, "Issuer");
        issuedAt = response.instant("IssueInstant");
        status = response.only(PROTOCOL_NS, "Status");
        assertion = response.only(ASSERTION_NS, "Assertion");
        assertionIssuer = in(assertion, "Issuer");
        assertionIssuedAt = assertion.flatMap(element -> element.instant("IssueInstant"));
        subject = in(assertion, "Subject");
        nameId = in(subject, "NameID");
        confirmation = in(subject, "SubjectConfirmation");
        confirmationData = in(confirmation, "SubjectConfirmationData");
        confirmationEnds = confirmationData.flatMap(element -> element.instant("NotOnOrAfter"));
        conditions = in(assertion, "Conditions");
        conditionsBegin = conditions.flatMap(element -> element.instant("NotBefore"));
        conditionsEnd = conditions.flatMap(element -> element.instant("NotOnOrAfter"));
        authnStatement = in(assertion, "AuthnStatement");
        authenticatedAt = authnStatement.flatMap(element -> element.instant("AuthnInstant"));
        authnContext = in(authnStatement, "AuthnContext");
        classRef = in(authnContext, "AuthnContextClassRef").flatMap(XmlElement::text);
        level = classRef.flatMap(SpidLevel::of);
        attributes = attributeStatements().stream()
                .flatMap(statement -> statement.children(ASSERTION_NS, "Attribute").stream())
                .toList();
        values = values(attributes);
        person = pending.scheme().person(pending.entityId(), this::attribute);
    }

    XmlElement response() {
        return response;
    }

    PendingRequest pending() {
        return pending;
    }

    RegistryEntry entry() {
        return entry;
    }

    Optional<XmlElement> issuer() {
        return issuer;
    }

    Optional<Instant> issuedAt() {
        return issuedAt;
    }

    Optional<XmlElement> status() {
        return status;
    }

    Optional<String> statusCode() {
        return status.flatMap(present -> present.only(PROTOCOL_NS, "StatusCode"))
                .flatMap(code -> code.filled("Value"));
    }

    Optional<XmlElement> assertion() {
        return assertion;
    }

    Optional<XmlElement> assertionIssuer() {
        return assertionIssuer;
    }

    Optional<Instant> assertionIssuedAt() {
        return assertionIssuedAt;
    }

    Optional<XmlElement> subject() {
        return subject;
    }

    Optional<XmlElement> nameId() {
        return nameId;
    }

    Optional<XmlElement> confirmation() {
        return confirmation;
    }

    Optional<XmlElement> confirmationData() {
        return confirmationData;
    }

    Optional<Instant> confirmationEnds() {
        return confirmationEnds;
    }

    Optional<XmlElement> conditions() {
        return conditions;
    }

    Optional<Instant> conditionsBegin() {
        return conditionsBegin;
    }

    Optional<Instant> conditionsEnd() {
        return conditionsEnd;
    }

    List<XmlElement> audiences() {
        return conditions.stream()
                .flatMap(present -> present.children(ASSERTION_NS, "AudienceRestriction").stream())
                .flatMap(restriction -> restriction.children(ASSERTION_NS, "Audience").stream())
                .toList();
    }

    Optional<XmlElement> authnStatement() {
        return authnStatement;
    }

    Optional<Instant> authenticatedAt() {
        return authenticatedAt;
    }

    Optional<XmlElement> authnContext() {
        return authnContext;
    }

    Optional<String> classRef() {
        return classRef;
    }

    Optional<SpidLevel> level() {
        return level;
    }

    List<XmlElement> attributeStatements() {
        return assertion.stream()
                .flatMap(present -> present.children(ASSERTION_NS, "AttributeStatement").stream())
                .toList();
    }

    List<XmlElement> attributes() {
        return attributes;
    }

    /** Every attribute that comes once and has one value, exactly as written. */
    Map<String, String> values() {
        return values;
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whom the answer is about. */
    Optional<PersonKey> person() {
        return person;
    }

    /** How many elements of that name the whole answer holds, at whatever place. */
    int count(String namespace, String name) {
        int found = 0;
        for (XmlElement element : everything) {
            if (element.is(namespace, name)) {
                found++;
            }
        }
        return found;
    }

    boolean isNotBeforeRequest(Instant instant) {
        return !instant.isBefore(pending.issuedAt().minus(tolerance));
    }

    boolean isNotInTheFuture(Instant instant) {
        return !instant.isAfter(receivedAt.plus(tolerance));
    }

    boolean isStillAhead(Instant instant) {
        return instant.isAfter(receivedAt.minus(tolerance));
    }

    private static Optional<XmlElement> in(Optional<XmlElement> parent, String name) {
        return parent.flatMap(present -> present.only(ASSERTION_NS, name));
    }

    private static Map<String, String> values(List<XmlElement> attributes) {
        Map<String, Optional<String>> found = new LinkedHashMap<>();
        attributes.forEach(attribute -> attribute
                .attribute("Name")
                .ifPresent(name -> found.merge(
                        name,
                        attribute
                                .only(ASSERTION_NS, "AttributeValue")
                                .map(value -> value.dom().getTextContent()),
                        (one, another) -> Optional.empty())));
        Map<String, String> values = new LinkedHashMap<>();
        found.forEach((name, value) -> value.ifPresent(present -> values.put(name, present)));
        return values;
    }
}
