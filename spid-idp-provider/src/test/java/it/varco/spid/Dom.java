package it.varco.spid;

import it.varco.spid.xml.Documents;
import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.StrictXml;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Finds elements by XPath, with the prefixes of the specifications. */
public final class Dom {

    private static final Map<String, String> PREFIXES = Map.of(
            "saml", Saml.ASSERTION_NS,
            "samlp", Saml.PROTOCOL_NS,
            "md", Saml.METADATA_NS,
            "ds", Saml.SIGNATURE_NS,
            "spid", Saml.SPID_NS,
            "fpa", Saml.INVOICING_NS,
            "cie", Saml.CIE_NS,
            "xml", "http://www.w3.org/XML/1998/namespace");

    private Dom() {}

    /** The first element there. */
    public static Element at(Document document, String path) {
        Element found = (Element) evaluate(document, path, XPathConstants.NODE);
        if (found == null) {
            throw new IllegalArgumentException("the document has no " + path);
        }
        return found;
    }

    public static int count(Document document, String path) {
        return ((NodeList) evaluate(document, path, XPathConstants.NODESET)).getLength();
    }

    public static String text(Document document, String path) {
        return (String) evaluate(document, path, XPathConstants.STRING);
    }

    /** The document as it arrives: written, sent, and read by our parser. */
    public static Document sent(Document document) {
        return read(Documents.text(document));
    }

    public static Document read(String text) {
        try {
            return StrictXml.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedXmlException unexpected) {
            throw new IllegalArgumentException(unexpected);
        }
    }

    public static void empty(Node node) {
        while (node.getFirstChild() != null) {
            node.removeChild(node.getFirstChild());
        }
    }

    private static Object evaluate(Document document, String path, javax.xml.namespace.QName type) {
        try {
            XPath xpath = XPathFactory.newDefaultInstance().newXPath();
            xpath.setNamespaceContext(new Prefixes());
            return xpath.evaluate(path, document, type);
        } catch (XPathExpressionException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static final class Prefixes implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            return PREFIXES.get(prefix);
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
