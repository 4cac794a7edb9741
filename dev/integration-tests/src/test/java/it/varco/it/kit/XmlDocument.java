package it.varco.it.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A SAML message or metadata as a test looks at it, with the JDK's own means: none of the code under test. */
public final class XmlDocument {

    private static final Map<String, String> NAMESPACES = Map.of(
            "md", "urn:oasis:names:tc:SAML:2.0:metadata",
            "samlp", "urn:oasis:names:tc:SAML:2.0:protocol",
            "saml", "urn:oasis:names:tc:SAML:2.0:assertion",
            "ds", XMLSignature.XMLNS,
            "xml", XMLConstants.XML_NS_URI,
            "spid", "https://spid.gov.it/saml-extensions",
            "cie", "https://www.cartaidentita.interno.gov.it/saml-extensions");

    private final Document document;

    private XmlDocument(Document document) {
        this.document = document;
    }

    /** Reads it. */
    public static XmlDocument of(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new XmlDocument(factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("Not XML: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    /** The root element. */
    public Element root() {
        return document.getDocumentElement();
    }

    /** The nodes at an XPath; the prefixes are {@code md}, {@code samlp}, {@code saml}, {@code ds} and {@code spid}. */
    public List<Node> all(String path) {
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setNamespaceContext(new Prefixes());
        try {
            NodeList found = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** The texts at an XPath, of elements or attributes. */
    public List<String> texts(String path) {
        return all(path).stream().map(Node::getTextContent).map(String::strip).toList();
    }

    /** The text at an XPath that leads to one node. */
    public String text(String path) {
        return one(path).getTextContent().strip();
    }

    /** The local names of the child elements of the one element at an XPath, in order. */
    public List<String> children(String path) {
        NodeList children = one(path).getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(Node::getLocalName)
                .toList();
    }

    /** The certificate whose Base64 is at an XPath. */
    public X509Certificate certificate(String path) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getMimeDecoder().decode(text(path))));
        } catch (CertificateException e) {
            throw new AssertionError("No certificate at " + path, e);
        }
    }

    /** Whether the one element at an XPath carries a signature by that certificate's key over itself and nothing else. */
    public boolean isSignedBy(X509Certificate certificate, String path) {
        Element signed = (Element) one(path);
        Node signature = one(path + "/ds:Signature");
        DOMValidateContext context = new DOMValidateContext(certificate.getPublicKey(), signature);
        context.setIdAttributeNS(signed, null, "ID");
        try {
            XMLSignature unmarshalled = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            List<String> covered = unmarshalled.getSignedInfo().getReferences().stream()
                    .map(Reference::getURI)
                    .toList();
            return covered.equals(List.of("#" + signed.getAttribute("ID"))) && unmarshalled.validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            throw new AssertionError("An unusable signature at " + path, e);
        }
    }

    private Node one(String path) {
        List<Node> found = all(path);
        if (found.size() != 1) {
            throw new AssertionError("%d nodes at %s, not one".formatted(found.size(), path));
        }
        return found.get(0);
    }

    private static final class Prefixes implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            return NAMESPACES.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
        }

        @Override
        public String getPrefix(String namespace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<String> getPrefixes(String namespace) {
            throw new UnsupportedOperationException();
        }
    }
}
