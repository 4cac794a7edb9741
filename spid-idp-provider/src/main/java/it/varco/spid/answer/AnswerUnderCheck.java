package it.varco.spid.answer;

import static it.varco.spid.xml.Saml.ASSERTION_NS;
import static it.varco.spid.xml.Saml.PROTOCOL_NS;

import it.varco.spid.level.SpidLevel;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.xml.XmlElement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An answer with all that it is judged by. The elements that the checks ask for are looked up here, once and in one way,
 * so that no two checks mean different ones.
 *
 * @param response the document's root
 * @param pending the request that it claims to answer
 * @param entry the registry entry that was asked
 * @param receivedAt when it came in
 * @param tolerance how far two honest clocks may be apart
 */
record AnswerUnderCheck(
        XmlElement response, PendingRequest pending, RegistryEntry entry, Instant receivedAt, Duration tolerance) {

    /** xs:dateTime with a zone, as Java reads it; without one nobody knows which instant is meant. */
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    Optional<XmlElement> assertion() {
        return response.only(ASSERTION_NS, "Assertion");
    }

    Optional<XmlElement> status() {
        return response.only(PROTOCOL_NS, "Status");
    }

    Optional<String> statusCode() {
        return status().flatMap(status -> status.only(PROTOCOL_NS, "StatusCode"))
                .flatMap(code -> code.filled("Value"));
    }

    Optional<XmlElement> subject() {
        return inAssertion("Subject");
    }

    Optional<XmlElement> nameId() {
        return subject().flatMap(subject -> subject.only(ASSERTION_NS, "NameID"));
    }

    Optional<XmlElement> confirmation() {
        return subject().flatMap(subject -> subject.only(ASSERTION_NS, "SubjectConfirmation"));
    }

    Optional<XmlElement> confirmationData() {
        return confirmation().flatMap(confirmation -> confirmation.only(ASSERTION_NS, "SubjectConfirmationData"));
    }

    Optional<XmlElement> conditions() {
        return inAssertion("Conditions");
    }

    List<XmlElement> audiences() {
        return conditions().stream()
                .flatMap(conditions -> conditions.children(ASSERTION_NS, "AudienceRestriction").stream())
                .flatMap(restriction -> restriction.children(ASSERTION_NS, "Audience").stream())
                .toList();
    }

    Optional<XmlElement> authnStatement() {
        return inAssertion("AuthnStatement");
    }

    Optional<XmlElement> authnContext() {
        return authnStatement().flatMap(statement -> statement.only(ASSERTION_NS, "AuthnContext"));
    }

    Optional<String> classRef() {
        return authnContext()
                .flatMap(context -> context.only(ASSERTION_NS, "AuthnContextClassRef"))
                .flatMap(XmlElement::text);
    }

    Optional<SpidLevel> level() {
        return classRef().flatMap(SpidLevel::of);
    }

    List<XmlElement> attributeStatements() {
        return assertion().stream()
                .flatMap(assertion -> assertion.children(ASSERTION_NS, "AttributeStatement").stream())
                .toList();
    }

    List<XmlElement> attributes() {
        return attributeStatements().stream()
                .flatMap(statement -> statement.children(ASSERTION_NS, "Attribute").stream())
                .toList();
    }

    /** The attribute's one value, exactly as written. */
    Optional<String> attribute(String name) {
        List<XmlElement> named = attributes().stream()
                .filter(attribute -> attribute.attribute("Name").equals(Optional.of(name)))
                .toList();
        return named.size() == 1
                ? named.get(0)
                        .only(ASSERTION_NS, "AttributeValue")
                        .map(value -> value.dom().getTextContent())
                : Optional.empty();
    }

    private Optional<XmlElement> inAssertion(String name) {
        return assertion().flatMap(assertion -> assertion.only(ASSERTION_NS, name));
    }

    /** Whether the instant is there, readable, and as the rule wants it. */
    static boolean instant(Optional<XmlElement> element, String attribute, Predicate<Instant> rule) {
        return element.flatMap(present -> present.filled(attribute))
                .flatMap(AnswerUnderCheck::instant)
                .filter(rule)
                .isPresent();
    }

    static Optional<Instant> instant(String text) {
        if (!DATE_TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noSuchInstant) {
            return Optional.empty();
        }
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
}
