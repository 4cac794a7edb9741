package it.varco.spid.xml;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.TestSignature;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class EnvelopedSignatureTest {

    private static final List<PublicKey> KEYS = List.of(TestKeys.UNO.verifying());

    @Test
    void verifiesAfterWritingAndReading() {
        assertThat(EnvelopedSignature.isValid(root(Dom.sent(signed())), KEYS)).isTrue();
    }

    /** Whoever reads our requests is no part of ours. */
    @Test
    void verifiesForAnyReaderOfTheStandard() {
        Document sent = Dom.sent(signed());
        assertThat(TestSignature.verifies(
                        sent.getDocumentElement(), Dom.at(sent, "//ds:Signature"), TestKeys.UNO.verifying()))
                .isTrue();
    }

    @Test
    void showsTheCertificateOfTheKey() {
        assertThat(Dom.text(Dom.sent(signed()), "//ds:X509Certificate")).isEqualTo(TestKeys.UNO.base64());
    }

    /** Carriage returns would be sent as character references, which not every reader takes. */
    @Test
    void writesBase64InOneLine() {
        assertThat(Documents.text(signed())).doesNotContain("&#13;", "\r");
        assertThat(Dom.text(signed(), "//ds:SignatureValue")).doesNotContainAnyWhitespaces();
    }

    @Test
    void usesSha256AndExclusiveCanonicalisation() {
        Document signed = signed();
        assertThat(Dom.text(signed, "//ds:SignatureMethod/@Algorithm")).isEqualTo(TestSignature.RSA_SHA256);
        assertThat(Dom.text(signed, "//ds:DigestMethod/@Algorithm"))
                .isEqualTo("http://www.w3.org/2001/04/xmlenc#sha256");
        assertThat(Dom.text(signed, "//ds:CanonicalizationMethod/@Algorithm"))
                .isEqualTo("http://www.w3.org/2001/10/xml-exc-c14n#");
        assertThat(Dom.text(signed, "//ds:Reference/@URI")).isEqualTo("#_id");
    }

    @Test
    void isPresentOnlyInTheElementThatHoldsIt() {
        Document signed = signed();
        assertThat(EnvelopedSignature.isPresent(root(signed))).isTrue();
        assertThat(EnvelopedSignature.isPresent(root(signed).children().get(0))).isFalse();
    }

    @Test
    void verifiesWithNoKeyWhereThereIsNone() {
        assertThat(EnvelopedSignature.isValid(root(Dom.sent(signed())), List.of()))
                .isFalse();
    }

    @Test
    void failsOnceAnythingIsChanged() {
        Document sent = Dom.sent(signed());
        Dom.at(sent, "/samlp:Message").setAttribute("Destination", "https://altro.example");
        assertThat(EnvelopedSignature.isValid(root(sent), KEYS)).isFalse();
    }

    @Test
    void standsBeforeAllElseInMetadata() {
        Document document = message();
        Element root = document.getDocumentElement();
        sign(root, root.getFirstChild());
        XmlElement first = root(Dom.sent(document));
        assertThat(EnvelopedSignature.isValidInMetadata(first, KEYS)).isTrue();
        assertThat(EnvelopedSignature.isValidInMetadata(first, List.of())).isFalse();
        assertThat(EnvelopedSignature.isValid(first, KEYS)).isFalse();
    }

    @Test
    void isNoneOfMetadataBehindAnotherElement() {
        assertThat(EnvelopedSignature.isValidInMetadata(root(Dom.sent(signed())), KEYS))
                .isFalse();
    }

    @Test
    void isMissingWhereMetadataHaveNone() {
        assertThat(EnvelopedSignature.isValidInMetadata(root(message()), KEYS)).isFalse();
    }

    /** Letters that writing could change: if it did, the signature would be broken on arrival. */
    private static Document message() {
        Document document = Documents.withRoot(Saml.PROTOCOL_NS, "samlp:Message");
        Element root = document.getDocumentElement();
        Documents.declare(root, "saml", Saml.ASSERTION_NS);
        root.setAttribute("ID", "_id");
        root.setAttribute("Destination", "https://idp.example/sso?a=1&b=\"<2>\"\t\u00E0");
        Documents.append(root, Saml.ASSERTION_NS, "saml:Issuer").setTextContent("https://portale.example");
        Documents.append(root, Saml.PROTOCOL_NS, "samlp:Text").setTextContent("città & <\"'> \u20AC \uD83D\uDE00\n");
        return document;
    }

    private static Document signed() {
        Document document = message();
        Element root = document.getDocumentElement();
        sign(root, root.getFirstChild().getNextSibling());
        return document;
    }

    private static void sign(Element root, Node before) {
        EnvelopedSignature.sign(root, before, TestKeys.UNO.signing(), TestKeys.UNO.certificate());
    }

    private static XmlElement root(Document document) {
        return new XmlElement(document.getDocumentElement());
    }
}
