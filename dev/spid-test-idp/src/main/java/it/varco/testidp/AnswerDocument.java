package it.varco.testidp;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Builds the answer to one request, unsigned (SPID technical rules, single sign-on, Response and Assertion). */
record AnswerDocument(Rulebook rulebook, ReceivedRequest request, URI assertionConsumer, String issuer, Instant now) {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    Document success(Person person, Level level, List<SpidAttribute> attributes, String registryCode) {
        Element response = response();
        Element status = Xml.append(response, Saml.PROTOCOL, "samlp:Status");
        Xml.append(status, Saml.PROTOCOL, "samlp:StatusCode", "Value", Saml.STATUS + "Success");

        Element assertion = Xml.append(
                response, Saml.ASSERTION, "saml:Assertion", "ID", newId(), "Version", "2.0", "IssueInstant", text(now));
        Xml.declare(assertion, "saml", Saml.ASSERTION);
        Xml.declare(assertion, "xs", Saml.XML_SCHEMA);
        Xml.declare(assertion, "xsi", Saml.XML_SCHEMA_INSTANCE);
        appendIssuer(assertion);
        appendSubject(assertion);
        appendConditions(assertion);
        appendAuthnStatement(assertion, level);
        if (!attributes.isEmpty()) {
            Element statement = Xml.append(assertion, Saml.ASSERTION, "saml:AttributeStatement");
            attributes.forEach(attribute -> append(statement, attribute, attribute.valueFor(person, registryCode)));
        }
        return response.getOwnerDocument();
    }

    Document error(Anomaly anomaly) {
        Element response = response();
        Element status = Xml.append(response, Saml.PROTOCOL, "samlp:Status");
        Element parent = status;
        for (String code : anomaly.statusCodes()) {
            parent = Xml.append(parent, Saml.PROTOCOL, "samlp:StatusCode", "Value", code);
        }
        Xml.append(status, Saml.PROTOCOL, "samlp:StatusMessage").setTextContent(anomaly.statusMessage());
        return response.getOwnerDocument();
    }

    private Element response() {
        Element response = Xml.append(
                Xml.empty(),
                Saml.PROTOCOL,
                "samlp:Response",
                "ID",
                newId(),
                "Version",
                "2.0",
                "IssueInstant",
                text(now),
                "InResponseTo",
                request.id(),
                "Destination",
                assertionConsumer.toString());
        Xml.declare(response, "samlp", Saml.PROTOCOL);
        Xml.declare(response, "saml", Saml.ASSERTION);
        appendIssuer(response);
        return response;
    }

    private void appendIssuer(Element parent) {
        Element element = Xml.append(parent, Saml.ASSERTION, "saml:Issuer");
        element.setTextContent(issuer);
        // CIE leaves it out of both.
        if (rulebook != Rulebook.CIE) {
            element.setAttribute("Format", Saml.FORMAT_ENTITY);
        }
    }

    private void appendSubject(Element assertion) {
        Element subject = Xml.append(assertion, Saml.ASSERTION, "saml:Subject");
        Xml.append(subject, Saml.ASSERTION, "saml:NameID", "Format", Saml.FORMAT_TRANSIENT, "NameQualifier", issuer)
                .setTextContent(newId());
        Element confirmation = Xml.append(subject, Saml.ASSERTION, "saml:SubjectConfirmation", "Method", Saml.BEARER);
        Xml.append(
                confirmation,
                Saml.ASSERTION,
                "saml:SubjectConfirmationData",
                "InResponseTo",
                request.id(),
                "NotOnOrAfter",
                text(now.plus(VALIDITY)),
                "Recipient",
                assertionConsumer.toString());
    }

    private void appendConditions(Element assertion) {
        Element conditions = Xml.append(
                assertion,
                Saml.ASSERTION,
                "saml:Conditions",
                "NotBefore",
                text(now),
                "NotOnOrAfter",
                text(now.plus(VALIDITY)));
        Element audiences = Xml.append(conditions, Saml.ASSERTION, "saml:AudienceRestriction");
        Xml.append(audiences, Saml.ASSERTION, "saml:Audience").setTextContent(request.issuer());
    }

    private void appendAuthnStatement(Element assertion, Level level) {
        Element statement = Xml.append(assertion, Saml.ASSERTION, "saml:AuthnStatement", "AuthnInstant", text(now));
        // In SPID only level 1 has a session at the identity provider, so only there is an index of one.
        if (level == Level.L1 || rulebook == Rulebook.CIE) {
            statement.setAttribute("SessionIndex", newId());
        }
        Element context = Xml.append(statement, Saml.ASSERTION, "saml:AuthnContext");
        Xml.append(context, Saml.ASSERTION, "saml:AuthnContextClassRef").setTextContent(level.uri());
    }

    private void append(Element statement, SpidAttribute attribute, String text) {
        Element element = Xml.append(
                statement,
                Saml.ASSERTION,
                "saml:Attribute",
                "Name",
                attribute.samlName(),
                "NameFormat",
                Saml.FORMAT_BASIC);
        Element value = Xml.append(element, Saml.ASSERTION, "saml:AttributeValue");
        if (rulebook == Rulebook.CIE) {
            element.setAttribute("FriendlyName", attribute.label());
        }
        value.setAttributeNS(
                Saml.XML_SCHEMA_INSTANCE, "xsi:type", rulebook == Rulebook.CIE ? "xs:string" : attribute.type());
        value.setTextContent(text);
    }

    /** A UUID may start with a digit and an NCName may not. */
    private static String newId() {
        return "_" + UUID.randomUUID();
    }

    private static String text(Instant instant) {
        return INSTANT.format(instant);
    }
}
