package it.varco.it.attack;

import static it.varco.it.attack.AgidCases.ASSERTION;
import static it.varco.it.attack.AgidCases.ATTRIBUTES;
import static it.varco.it.attack.AgidCases.FISCAL_NUMBER;
import static it.varco.it.attack.AgidCases.RESPONSE;
import static it.varco.it.attack.AgidCases.STATUS;
import static it.varco.it.attack.AgidCases.SUBJECT;
import static it.varco.it.attack.Edit.append;
import static it.varco.it.attack.Edit.element;
import static it.varco.it.attack.Edit.insertBefore;
import static it.varco.it.attack.Edit.prepend;
import static it.varco.it.attack.Edit.remove;
import static it.varco.it.attack.Edit.repeat;
import static it.varco.it.attack.Edit.set;
import static it.varco.it.attack.Edit.text;
import static it.varco.it.attack.Forgery.rewritten;
import static it.varco.it.attack.Forgery.sent;
import static it.varco.it.attack.Forgery.tampered;

import it.varco.testidp.AnswerScript;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Attacks on what a signature covers, whose it is and how it was made: A9 to A12, A15, B1, and AgID's cases 112 and 113. */
final class SignatureTricks {

    private static final String IN_ASSERTION = ASSERTION + "/ds:Signature";
    private static final String IN_RESPONSE = RESPONSE + "/ds:Signature";
    private static final String SIGNED_INFO = IN_ASSERTION + "/ds:SignedInfo";
    private static final String REFERENCE = SIGNED_INFO + "/ds:Reference";
    private static final String ENCRYPTED =
            "<saml:EncryptedAssertion xmlns:saml=\"%s\"><xenc:EncryptedData xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\" Type=\"http://www.w3.org/2001/04/xmlenc#Element\"><xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/><xenc:CipherData><xenc:CipherValue>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>"
                    .formatted(Edit.ASSERTION_NS);
    private static final AnswerScript ONLY_ASSERTION = AnswerScript.genuine().withoutResponseSignature();
    private static final AnswerScript ONLY_RESPONSE = AnswerScript.genuine().withoutAssertionSignature();
    private static final AnswerScript UNSIGNED = AnswerScript.genuine().withoutSignatures();

    private static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private SignatureTricks() {}

    static Stream<Forgery> all() {
        return Stream.of(
                        twoAssertions(),
                        encrypted(),
                        byPosition(),
                        stripped(),
                        weakened(),
                        otherProviders(),
                        withMetadata())
                .flatMap(group -> group);
    }

    /** Both rightly signed: one for the checks to read, one for whoever takes the identity out. */
    private static Stream<Forgery> twoAssertions() {
        return Stream.of(
                sent(
                        "A9",
                        "a second signed Assertion after the first",
                        second(copy -> putInto(copy, RESPONSE)),
                        "SPID-V03"),
                sent(
                        "A9",
                        "a second signed Assertion before the first",
                        second(copy -> before(copy, ASSERTION)),
                        "SPID-V03"),
                sent(
                        "A9",
                        "a second signed Assertion in Extensions",
                        second(copy -> wrapped(copy, "Extensions", STATUS)),
                        "SPID-V03"),
                sent(
                        "A9",
                        "a second signed Assertion in StatusDetail",
                        second(SignatureTricks::inStatusDetail),
                        "SPID-V03"),
                sent("A9", "a second signed Assertion in Advice", second(SignatureTricks::inAdvice), "SPID-V03"),
                sent(
                        "A9",
                        "a second signed Assertion in a value",
                        second(copy -> putInto(copy, FISCAL_NUMBER + "/saml:AttributeValue")),
                        "SPID-V03"));
    }

    private static Stream<Forgery> encrypted() {
        return Stream.of(
                tampered(
                        "A10",
                        "an unsigned EncryptedAssertion before the signed Assertion",
                        ONLY_ASSERTION,
                        insertBefore(ASSERTION, ENCRYPTED),
                        "SPID-V04"),
                tampered(
                        "A10",
                        "an unsigned EncryptedAssertion after the signed Assertion",
                        ONLY_ASSERTION,
                        append(RESPONSE, ENCRYPTED),
                        "SPID-V04"),
                tampered(
                        "A10",
                        "an EncryptedAssertion in the place of the Assertion",
                        ONLY_ASSERTION,
                        append(RESPONSE, ENCRYPTED).and(remove(ASSERTION)),
                        "SPID-V04"),
                sent(
                        "A10",
                        "an EncryptedID beside the NameID",
                        append(SUBJECT, element("saml", "EncryptedID", "")),
                        "SPID-V04"),
                sent(
                        "A10",
                        "an EncryptedAttribute",
                        append(ATTRIBUTES, element("saml", "EncryptedAttribute", "")),
                        "SPID-V04"));
    }

    /** The signature is right, over what its reference says, and stands in another element. */
    private static Stream<Forgery> byPosition() {
        return Stream.of(
                tampered(
                        "A11",
                        "the Assertion's signature moved to the Response",
                        ONLY_ASSERTION,
                        move(IN_ASSERTION, RESPONSE),
                        "SPID-002"),
                tampered(
                        "A11",
                        "the same, and another person's Assertion first",
                        ONLY_ASSERTION,
                        Wrapping.XSW3.and(document -> Edit.all(document, "//ds:Signature")
                                .forEach(signature -> underIssuer(signature, Edit.at(document, RESPONSE)))),
                        "SPID-V02"),
                tampered(
                        "A11",
                        "the Response's signature moved to the Assertion",
                        ONLY_RESPONSE,
                        move(IN_RESPONSE, ASSERTION),
                        "SPID-004"),
                tampered(
                        "A11",
                        "the same, and another person in the Assertion",
                        ONLY_RESPONSE,
                        move(IN_RESPONSE, ASSERTION).and(anotherPerson()),
                        "SPID-004"));
    }

    private static Stream<Forgery> stripped() {
        return Stream.of(
                tampered("A12", "both signatures stripped, another person", UNSIGNED, anotherPerson(), "SPID-002"),
                tampered(
                        "A12",
                        "the Assertion's signature stripped, another person",
                        anotherPerson().and(remove(IN_ASSERTION)),
                        "SPID-002"),
                tampered(
                        "A12",
                        "the Response's signature stripped, another person",
                        remove(IN_RESPONSE).and(anotherPerson()),
                        "SPID-004"),
                tampered("A12", "both signatures kept, another person", anotherPerson(), "SPID-004"),
                tampered("A12", "only the Response signed", ONLY_RESPONSE, document -> {}, "SPID-002"),
                assertionTrick("A12", "SignedInfo empty", text(SIGNED_INFO, "")),
                assertionTrick("A12", "no SignedInfo", remove(SIGNED_INFO)),
                assertionTrick("A12", "SignedInfo twice", repeat(SIGNED_INFO)),
                assertionTrick("A12", "no Reference", remove(REFERENCE)),
                assertionTrick("A12", "two References", repeat(REFERENCE)),
                assertionTrick("A12", "a Reference to the whole document", set(REFERENCE, "URI", "")),
                assertionTrick("A12", "a Reference to nothing", set(REFERENCE, "URI", "#_nothing")),
                assertionTrick("A12", "a Reference to the net", set(REFERENCE, "URI", "http://127.0.0.1:9/assertion")),
                assertionTrick("A12", "a Reference to a file", set(REFERENCE, "URI", "file:///etc/hostname")),
                assertionTrick("A12", "a Reference by XPointer", set(REFERENCE, "URI", "#xpointer(/)")),
                assertionTrick("A12", "no DigestValue", remove(REFERENCE + "/ds:DigestValue")),
                assertionTrick("A12", "no Transforms", remove(REFERENCE + "/ds:Transforms")),
                assertionTrick("A12", "no SignatureValue", remove(IN_ASSERTION + "/ds:SignatureValue")),
                assertionTrick("A12", "SignatureValue empty", text(IN_ASSERTION + "/ds:SignatureValue", "")),
                assertionTrick("A12", "the signature twice", repeat(IN_ASSERTION)),
                tampered("A12", "the Assertion's ID also at the Response", ONLY_ASSERTION, sameId("ID"), "SPID-004"),
                tampered(
                        "A12",
                        "the Assertion's ID also at the Status, as Id",
                        ONLY_ASSERTION,
                        sameId("Id"),
                        "SPID-004"),
                tampered(
                        "A12", "the Assertion's ID written Id", ONLY_ASSERTION, SignatureTricks::writtenId, "SPID-004"),
                tampered(
                        "A12",
                        "a stylesheet among the Transforms",
                        ONLY_ASSERTION,
                        append(
                                        REFERENCE + "/ds:Transforms",
                                        "<ds:Transform xmlns:ds=\"%s\" Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"><xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"><xsl:template match=\"/\"><xsl:copy-of select=\"document('http://127.0.0.1:9/')\"/></xsl:template></xsl:stylesheet></ds:Transform>"
                                                .formatted(Edit.SIGNATURE_NS))
                                .and(anotherPerson()),
                        "SPID-004"));
    }

    /** The provider signs in a way that is too weak, or somebody signs with what everybody has. */
    private static Stream<Forgery> weakened() {
        return Stream.of(
                weak("SHA-1 in the signature", AnswerScript.genuine().signatureAlgorithm(SHA1 + "rsa-sha1")),
                weak("SHA-1 in the digest", AnswerScript.genuine().digestAlgorithm(SHA1 + "sha1")),
                assertionTrick(
                        "A15", "MD5 in the digest", set(REFERENCE + "/ds:DigestMethod", "Algorithm", MORE + "md5")),
                assertionTrick("A15", "no algorithm", set(SIGNED_INFO + "/ds:SignatureMethod", "Algorithm", "")),
                new Forgery(
                        "A15",
                        "HMAC with the provider's public key",
                        providers -> UNSIGNED,
                        (xml, providers) -> ForeignSignature.over(ASSERTION)
                                .with(
                                        MORE + "hmac-sha256",
                                        new SecretKeySpec(
                                                asked(providers)
                                                        .certificate()
                                                        .getPublicKey()
                                                        .getEncoded(),
                                                "HmacSHA256"))
                                .and(anotherPerson())
                                .onText()
                                .apply(xml),
                        "SPID-004"),
                weak(
                        "the key in KeyInfo, which is a stranger's",
                        AnswerScript.genuine().signedByStranger()),
                weak("a stranger's key and no KeyInfo", AnswerScript.genuine().signedByStrangerWithoutCertificate()),
                weak(
                        "the Assertion by a stranger, the Response by the provider",
                        AnswerScript.genuine().assertionSignedByStranger()),
                new Forgery(
                        "A15",
                        "a stranger's key and the provider's certificate",
                        providers -> AnswerScript.genuine()
                                .signedByStranger()
                                .showing(asked(providers).certificate()),
                        Forgery.Mutation.NONE,
                        "SPID-004"));
    }

    /** All of the federation answer at one place, each with a key that is right for somebody. */
    private static Stream<Forgery> otherProviders() {
        return Stream.of(
                new Forgery(
                        "B1",
                        "another provider's answer under its own name",
                        providers -> AnswerScript.genuine()
                                .issuedBy(other(providers).entityId())
                                .signedBy(other(providers)),
                        Forgery.Mutation.NONE,
                        "SPID-027"),
                new Forgery(
                        "B1",
                        "another provider's key under the name of the one asked",
                        providers -> AnswerScript.genuine().signedBy(other(providers)),
                        Forgery.Mutation.NONE,
                        "SPID-004"),
                new Forgery(
                        "B1",
                        "another provider's name in the Assertion alone",
                        providers -> AnswerScript.genuine()
                                .edit(text(
                                        ASSERTION + "/saml:Issuer",
                                        other(providers).entityId())),
                        Forgery.Mutation.NONE,
                        "SPID-067"),
                new Forgery(
                        "B1",
                        "another provider's key on the Assertion alone",
                        providers -> AnswerScript.genuine().assertionSignedBy(other(providers)),
                        Forgery.Mutation.NONE,
                        "SPID-004"));
    }

    /** What anybody can download, with a right signature of the provider. */
    private static Stream<Forgery> withMetadata() {
        return Stream.of(
                new Forgery(
                        "112",
                        "the provider's signed metadata first, the Assertion unsigned",
                        providers -> UNSIGNED,
                        (xml, providers) ->
                                prepend(RESPONSE, metadata(providers)).onText().apply(xml),
                        "SPID-112"),
                rewritten(
                        "113",
                        "the provider's signed metadata first, another person in the Assertion",
                        (xml, providers) -> prepend(RESPONSE, metadata(providers))
                                .and(anotherPerson())
                                .onText()
                                .apply(xml),
                        "SPID-112"));
    }

    static Edit anotherPerson() {
        return document -> Victim.writeInto(document.getDocumentElement());
    }

    /** Where the person is another one too, so that whoever does not look lets the wrong one in. */
    private static Forgery assertionTrick(String threat, String what, Edit trick) {
        return tampered(threat, what, ONLY_ASSERTION, trick.and(anotherPerson()), "SPID-004");
    }

    private static Forgery weak(String what, AnswerScript script) {
        return new Forgery("A15", what, providers -> script, Forgery.Mutation.NONE, "SPID-004");
    }

    private static Edit second(Consumer<Element> place) {
        return document -> {
            Element copy = (Element) Edit.at(document, ASSERTION).cloneNode(true);
            copy.setAttribute("ID", "_second");
            Victim.writeInto(copy);
            place.accept(copy);
        };
    }

    private static void putInto(Element copy, String path) {
        Edit.at(copy.getOwnerDocument(), path).appendChild(copy);
    }

    private static void before(Element copy, String path) {
        Element next = Edit.at(copy.getOwnerDocument(), path);
        next.getParentNode().insertBefore(copy, next);
    }

    private static void wrapped(Element copy, String name, String before) {
        Element wrapper = copy.getOwnerDocument().createElementNS(Edit.PROTOCOL_NS, "samlp:" + name);
        before(wrapper, before);
        wrapper.appendChild(copy);
    }

    private static void inStatusDetail(Element copy) {
        Element detail = copy.getOwnerDocument().createElementNS(Edit.PROTOCOL_NS, "samlp:StatusDetail");
        putInto(detail, STATUS);
        detail.appendChild(copy);
    }

    private static void inAdvice(Element copy) {
        Element advice = copy.getOwnerDocument().createElementNS(Edit.ASSERTION_NS, "saml:Advice");
        putInto(advice, ASSERTION);
        advice.appendChild(copy);
    }

    private static Edit move(String signature, String to) {
        return document -> underIssuer(Edit.at(document, signature), Edit.at(document, to));
    }

    private static void underIssuer(Element signature, Element parent) {
        parent.insertBefore(signature, parent.getFirstChild().getNextSibling());
    }

    private static Edit sameId(String name) {
        return document -> Edit.at(document, "ID".equals(name) ? RESPONSE : STATUS)
                .setAttribute(name, Edit.at(document, ASSERTION).getAttribute("ID"));
    }

    private static void writtenId(Document document) {
        Element assertion = Edit.at(document, ASSERTION);
        assertion.setAttribute("Id", assertion.getAttribute("ID"));
        assertion.removeAttribute("ID");
    }

    private static TestIdentityProvider asked(SpidTestIdentityProviders providers) {
        return providers.named("alfa");
    }

    private static TestIdentityProvider other(SpidTestIdentityProviders providers) {
        return providers.named("gamma");
    }

    private static String metadata(SpidTestIdentityProviders providers) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(asked(providers).entityId() + "/metadata"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException unreachable) {
            throw new AssertionError(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
