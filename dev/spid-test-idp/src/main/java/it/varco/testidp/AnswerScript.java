package it.varco.testidp;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * How an answer departs from the genuine one; what a test asks for when it wants to see a forgery refused. Immutable:
 * each method gives a new script with one more departure. Order of work: the genuine document is built, edits run in the
 * order in which they were asked for, the assertions are signed, then the response, then the text is tampered with.
 */
public final class AnswerScript {
    private static final AnswerScript GENUINE = new AnswerScript(
            Optional.empty(),
            Seal.OWN,
            Seal.OWN,
            new EnvelopedSigner(),
            Optional.empty(),
            document -> {},
            UnaryOperator.identity());

    private final Optional<String> issuer;
    private final Seal assertionSeal;
    private final Seal responseSeal;
    private final EnvelopedSigner signer;
    private final Optional<Instant> instant;
    private final Consumer<Document> edits;
    private final UnaryOperator<String> tampering;

    private AnswerScript(
            Optional<String> issuer,
            Seal assertionSeal,
            Seal responseSeal,
            EnvelopedSigner signer,
            Optional<Instant> instant,
            Consumer<Document> edits,
            UnaryOperator<String> tampering) {
        this.issuer = issuer;
        this.assertionSeal = assertionSeal;
        this.responseSeal = responseSeal;
        this.signer = signer;
        this.instant = instant;
        this.edits = edits;
        this.tampering = tampering;
    }

    /** No departure at all. */
    public static AnswerScript genuine() {
        return GENUINE;
    }

    /** Claims another issuer: in Response, Assertion and the NameQualifier of the NameID. The key stays the own. */
    public AnswerScript issuedBy(String entityId) {
        return new AnswerScript(Optional.of(entityId), assertionSeal, responseSeal, signer, instant, edits, tampering);
    }

    /** Signs response and assertion with another provider's key, and shows that provider's certificate. */
    public AnswerScript signedBy(TestIdentityProvider other) {
        return sealed(assertionSeal.with(other.key()), responseSeal.with(other.key()));
    }

    /** Signs with a key that nobody knows and shows its certificate. */
    public AnswerScript signedByStranger() {
        SigningKey stranger = SigningKey.fresh("Stranger");
        return sealed(assertionSeal.with(stranger), responseSeal.with(stranger));
    }

    /** Signs with a key that nobody knows and shows no certificate. */
    public AnswerScript signedByStrangerWithoutCertificate() {
        return signedByStranger().withoutKeyInfo();
    }

    /** Signs the assertion alone with another provider's key; the response is signed as before. */
    public AnswerScript assertionSignedBy(TestIdentityProvider other) {
        return sealed(assertionSeal.with(other.key()), responseSeal);
    }

    /** Signs the assertion alone with a key that nobody knows; the response is signed as before. */
    public AnswerScript assertionSignedByStranger() {
        return sealed(assertionSeal.with(SigningKey.fresh("Stranger")), responseSeal);
    }

    /** Shows this certificate in both signatures, whatever key they were made with. */
    public AnswerScript showing(X509Certificate certificate) {
        return sealed(
                assertionSeal.showing(Seal.Shown.of(certificate)), responseSeal.showing(Seal.Shown.of(certificate)));
    }

    /** Leaves KeyInfo out of both signatures. */
    public AnswerScript withoutKeyInfo() {
        return sealed(assertionSeal.showing(Seal.Shown.NOTHING), responseSeal.showing(Seal.Shown.NOTHING));
    }

    /** Leaves the assertion unsigned. */
    public AnswerScript withoutAssertionSignature() {
        return sealed(Seal.NONE, responseSeal);
    }

    /** Leaves the response unsigned; SPID allows it. */
    public AnswerScript withoutResponseSignature() {
        return sealed(assertionSeal, Seal.NONE);
    }

    /** Leaves response and assertion unsigned. */
    public AnswerScript withoutSignatures() {
        return sealed(Seal.NONE, Seal.NONE);
    }

    /** Signs with this algorithm, {@code SignatureMethod/@Algorithm}. */
    public AnswerScript signatureAlgorithm(String uri) {
        return signer(new EnvelopedSigner(uri, signer.digestMethod()));
    }

    /** Digests with this algorithm, {@code DigestMethod/@Algorithm}. */
    public AnswerScript digestAlgorithm(String uri) {
        return signer(new EnvelopedSigner(signer.signatureMethod(), uri));
    }

    /** Moves every instant of the answer: issue, authentication, validity. */
    public AnswerScript issuedAt(Instant moment) {
        return new AnswerScript(issuer, assertionSeal, responseSeal, signer, Optional.of(moment), edits, tampering);
    }

    /** Changes the document before it is signed. */
    public AnswerScript edit(Consumer<Document> edit) {
        return new AnswerScript(issuer, assertionSeal, responseSeal, signer, instant, edits.andThen(edit), tampering);
    }

    /** Gives an attribute another value before the answer is signed; does nothing where it is not in the answer. */
    public AnswerScript withAttribute(String name, String value) {
        return edit(document -> {
            for (Element attribute : attributes(document, name)) {
                Xml.children(attribute).forEach(child -> child.setTextContent(value));
            }
        });
    }

    /** Takes an attribute out before the answer is signed. */
    public AnswerScript withoutAttribute(String name) {
        return edit(document -> attributes(document, name)
                .forEach(attribute -> attribute.getParentNode().removeChild(attribute)));
    }

    /** Changes the text after it was signed. */
    public AnswerScript tamper(UnaryOperator<String> change) {
        return new AnswerScript(
                issuer,
                assertionSeal,
                responseSeal,
                signer,
                instant,
                edits,
                text -> change.apply(tampering.apply(text)));
    }

    String issuerOr(String entityId) {
        return issuer.orElse(entityId);
    }

    Instant instantOr(Instant now) {
        return instant.orElse(now);
    }

    /** Signs, tampers and writes down what was built. */
    String carryOut(Document genuine, SigningKey own) {
        edits.accept(genuine);
        // Through text once, so that namespaces which an edit left undeclared are there when it is signed.
        Document document = Xml.parse(Xml.write(genuine));
        NodeList assertions = document.getElementsByTagNameNS(Saml.ASSERTION, "Assertion");
        for (int i = 0; i < assertions.getLength(); i++) {
            assertionSeal.put((Element) assertions.item(i), signer, own);
        }
        responseSeal.put(document.getDocumentElement(), signer, own);
        return tampering.apply(Xml.write(document));
    }

    private AnswerScript sealed(Seal onAssertion, Seal onResponse) {
        return new AnswerScript(issuer, onAssertion, onResponse, signer, instant, edits, tampering);
    }

    private AnswerScript signer(EnvelopedSigner other) {
        return new AnswerScript(issuer, assertionSeal, responseSeal, other, instant, edits, tampering);
    }

    private static List<Element> attributes(Document document, String name) {
        NodeList all = document.getElementsByTagNameNS(Saml.ASSERTION, "Attribute");
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .map(Element.class::cast)
                .filter(attribute -> attribute.getAttribute("Name").equals(name))
                .toList();
    }
}
