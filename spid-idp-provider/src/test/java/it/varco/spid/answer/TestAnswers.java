package it.varco.spid.answer;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys.TestKey;
import it.varco.spid.TestRegistry;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.scheme.Scheme;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.Saml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Answers as a SPID identity provider gives them, made here and not by anything that the product holds: genuine ones, to
 * which a test then does one thing before or after they are signed.
 */
final class TestAnswers {

    static final Duration TOLERANCE = Duration.ofSeconds(10);
    static final Instant REQUESTED_AT = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant ANSWERED_AT = Instant.parse("2026-03-02T09:01:00Z");
    static final Instant RECEIVED_AT = Instant.parse("2026-03-02T09:01:02Z");
    static final Instant ENDS_AT = Instant.parse("2026-03-02T09:06:00Z");

    static final String REQUEST_ID = "_8e6b7c10-request";
    static final String SERVICE_PROVIDER = "https://portale.example";
    static final String CONSUMER_SERVICE = "https://portale.example/realms/varco/broker/spid/endpoint";
    static final String FISCAL_CODE = "RSSMRA85T10A562S";
    static final String VICTIM = "BNCNNA90A41H501T";

    static final String RESPONSE = "/samlp:Response";
    static final String ASSERTION = RESPONSE + "/saml:Assertion";

    /** What a provider signs. The rules oblige it to sign the assertion. */
    enum Signed {
        NOTHING,
        RESPONSE,
        ASSERTION,
        BOTH
    }

    /** Something done to an answer. */
    interface Edit extends Consumer<Document> {

        Edit NONE = document -> {};

        default Edit and(Edit next) {
            return document -> {
                accept(document);
                next.accept(document);
            };
        }
    }

    private TestAnswers() {}

    static PendingRequest pending() {
        return pending(TestRegistry.UNO, SpidLevel.L2, Comparison.MINIMUM);
    }

    static PendingRequest pending(TestRegistry asked, SpidLevel level, Comparison comparison) {
        return pending(Scheme.SPID, asked, level, comparison);
    }

    static PendingRequest pending(Scheme scheme, TestRegistry asked, SpidLevel level, Comparison comparison) {
        return new PendingRequest(
                scheme,
                REQUEST_ID,
                REQUESTED_AT,
                asked.entityId(),
                SERVICE_PROVIDER,
                CONSUMER_SERVICE,
                level,
                comparison);
    }

    static Verdict judge(Document document) {
        return judge(document, TestRegistry.UNO.entry());
    }

    static Verdict judge(Document document, RegistryEntry entry) {
        return new AnswerJudge(TOLERANCE).judge(document, pending(), entry, RECEIVED_AT);
    }

    /** The codes of what an answer violates; none where it is believed. */
    static List<String> violations(Document document) {
        return judge(document) instanceof Verdict.Refused refused
                ? refused.violations().stream().map(Violation::code).toList()
                : List.of();
    }

    static Document genuine(Signed signed) {
        return answer(signed, Edit.NONE, Edit.NONE);
    }

    /** A genuine answer of the first provider, with what is done to it before and after it is signed. */
    static Document answer(Signed signed, Edit before, Edit after) {
        return answer(TestRegistry.UNO, TestRegistry.UNO.key(), signed, before, after);
    }

    static Document answer(TestRegistry issuer, TestKey key, Signed signed, Edit before, Edit after) {
        Document document = unsigned(issuer);
        before.accept(document);
        if (signed == Signed.ASSERTION || signed == Signed.BOTH) {
            sign(document, ASSERTION, key);
        }
        if (signed == Signed.RESPONSE || signed == Signed.BOTH) {
            sign(document, RESPONSE, key);
        }
        after.accept(document);
        return Dom.sent(document);
    }

    /** Signs the element as a provider does: right after the issuer, where there is one. */
    static void sign(Document document, String path, TestKey key) {
        Element element = Dom.at(document, path);
        EnvelopedSignature.sign(element, afterIssuer(element), key.signing(), key.certificate());
    }

    static Node afterIssuer(Element element) {
        Node first = element.getFirstChild();
        return first != null && "Issuer".equals(first.getLocalName()) ? first.getNextSibling() : first;
    }

    /** An answer that says no, unsigned as the rules allow. */
    static Document declined(String statusMessage, Edit edit) {
        Document document = Dom.read("""
                <samlp:Response xmlns:samlp="%s" xmlns:saml="%s" ID="_declined" Version="2.0" IssueInstant="%s"\
                 InResponseTo="%s" Destination="%s"><saml:Issuer>%s</saml:Issuer><samlp:Status>\
                <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder">\
                <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode>\
                <samlp:StatusMessage>%s</samlp:StatusMessage></samlp:Status></samlp:Response>""".formatted(
                        Saml.PROTOCOL_NS,
                        Saml.ASSERTION_NS,
                        ANSWERED_AT,
                        REQUEST_ID,
                        CONSUMER_SERVICE,
                        TestRegistry.UNO.entityId(),
                        statusMessage));
        edit.accept(document);
        return Dom.sent(document);
    }

    static Edit set(String path, String attribute, Object value) {
        return document -> Dom.at(document, path).setAttribute(attribute, value.toString());
    }

    static Edit unset(String path, String attribute) {
        return document -> Dom.at(document, path).removeAttribute(attribute);
    }

    static Edit write(String path, String text) {
        return document -> Dom.at(document, path).setTextContent(text);
    }

    /** The element stays, with its attributes and nothing in it. */
    static Edit empty(String path) {
        return document -> Dom.empty(Dom.at(document, path));
    }

    static Edit remove(String path) {
        return document -> {
            Element element = Dom.at(document, path);
            element.getParentNode().removeChild(element);
        };
    }

    /** A copy of the element, after the element itself. */
    static Edit repeat(String path) {
        return document -> {
            Element element = Dom.at(document, path);
            element.getParentNode().insertBefore(element.cloneNode(true), element.getNextSibling());
        };
    }

    /** The element becomes one of another name, or of another namespace, with the same attributes and content. */
    static Edit rename(String path, String namespace, String name) {
        return document -> document.renameNode(Dom.at(document, path), namespace, name);
    }

    /** A fragment of text becomes the last child. */
    static Edit append(String path, String fragment) {
        return document -> Dom.at(document, path).appendChild(imported(document, fragment));
    }

    static Edit prepend(String path, String fragment) {
        return document -> {
            Element parent = Dom.at(document, path);
            parent.insertBefore(imported(document, fragment), parent.getFirstChild());
        };
    }

    static Edit insertBefore(String path, String fragment) {
        return document -> {
            Element next = Dom.at(document, path);
            next.getParentNode().insertBefore(imported(document, fragment), next);
        };
    }

    private static Node imported(Document document, String fragment) {
        return document.importNode(Dom.read(fragment).getDocumentElement(), true);
    }

    private static Document unsigned(TestRegistry issuer) {
        return Dom.read("""
                <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"\
                 xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema"\
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ID="_response" Version="2.0"\
                 IssueInstant="{answered}" InResponseTo="{request}" Destination="{acs}">\
                <saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">{idp}</saml:Issuer>\
                <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
                <saml:Assertion ID="_assertion" Version="2.0" IssueInstant="{answered}">\
                <saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">{idp}</saml:Issuer>\
                <saml:Subject>\
                <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" NameQualifier="{idp}"\
                >_a-name-for-once</saml:NameID>\
                <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
                <saml:SubjectConfirmationData Recipient="{acs}" InResponseTo="{request}" NotOnOrAfter="{ends}"/>\
                </saml:SubjectConfirmation></saml:Subject>\
                <saml:Conditions NotBefore="{answered}" NotOnOrAfter="{ends}"><saml:AudienceRestriction>\
                <saml:Audience>{sp}</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
                <saml:AuthnStatement AuthnInstant="{answered}" SessionIndex="_session"><saml:AuthnContext>\
                <saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL2</saml:AuthnContextClassRef>\
                </saml:AuthnContext></saml:AuthnStatement>\
                <saml:AttributeStatement>{attributes}</saml:AttributeStatement>\
                </saml:Assertion></samlp:Response>""".replace(
                        "{attributes}",
                        attribute("name", "Mario")
                                + attribute("familyName", "Rossi")
                                + attribute("fiscalNumber", "TINIT-" + FISCAL_CODE))
                .replace("{answered}", ANSWERED_AT.toString())
                .replace("{ends}", ENDS_AT.toString())
                .replace("{request}", REQUEST_ID)
                .replace("{acs}", CONSUMER_SERVICE)
                .replace("{sp}", SERVICE_PROVIDER)
                .replace("{idp}", issuer.entityId()));
    }

    private static String attribute(String name, String value) {
        return "<saml:Attribute Name=\"" + name
                + "\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:basic\">"
                + "<saml:AttributeValue xsi:type=\"xs:string\">" + value + "</saml:AttributeValue></saml:Attribute>";
    }
}
