package it.varco.it.attack;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** One thing done to an answer, by the JDK's own means. Paths know the prefixes {@code samlp}, {@code saml}, {@code ds}, {@code md}. */
interface Edit extends Consumer<Document> {

    String PROTOCOL_NS = "urn:oasis:names:tc:SAML:2.0:protocol";
    String ASSERTION_NS = "urn:oasis:names:tc:SAML:2.0:assertion";
    String METADATA_NS = "urn:oasis:names:tc:SAML:2.0:metadata";
    String SIGNATURE_NS = "http://www.w3.org/2000/09/xmldsig#";

    Map<String, String> NAMESPACES =
            Map.of("samlp", PROTOCOL_NS, "saml", ASSERTION_NS, "md", METADATA_NS, "ds", SIGNATURE_NS);

    default Edit and(Edit next) {
        return document -> {
            accept(document);
            next.accept(document);
        };
    }

    /** The same as a change of text, for what is done after signing. */
    default UnaryOperator<String> onText() {
        return text -> {
            Document document = read(text);
            accept(document);
            return write(document);
        };
    }

    static Edit set(String path, String attribute, String value) {
        return document -> at(document, path).setAttribute(attribute, value);
    }

    /** Another value, made from the one that is there. */
    static Edit change(String path, String attribute, UnaryOperator<String> change) {
        return document -> {
            Element element = at(document, path);
            element.setAttribute(attribute, change.apply(element.getAttribute(attribute)));
        };
    }

    static Edit unset(String path, String attribute) {
        return document -> at(document, path).removeAttribute(attribute);
    }

    static Edit text(String path, String text) {
        return text(path, old -> text);
    }

    static Edit text(String path, UnaryOperator<String> change) {
        return document -> {
            Element element = at(document, path);
            element.setTextContent(change.apply(element.getTextContent()));
        };
    }

    /** The element stays, with its attributes and nothing in it. */
    static Edit empty(String path) {
        return text(path, "");
    }

    static Edit remove(String path) {
        return document -> {
            Element element = at(document, path);
            element.getParentNode().removeChild(element);
        };
    }

    /** A fragment becomes the last child. */
    static Edit append(String path, String fragment) {
        return document -> at(document, path).appendChild(imported(document, fragment));
    }

    /** A fragment becomes the first child. */
    static Edit prepend(String path, String fragment) {
        return document -> {
            Element parent = at(document, path);
            parent.insertBefore(imported(document, fragment), parent.getFirstChild());
        };
    }

    static Edit insertBefore(String path, String fragment) {
        return document -> {
            Element next = at(document, path);
            next.getParentNode().insertBefore(imported(document, fragment), next);
        };
    }

    /** A copy of the element, after the element itself. */
    static Edit repeat(String path) {
        return document -> {
            Element element = at(document, path);
            element.getParentNode().insertBefore(element.cloneNode(true), element.getNextSibling());
        };
    }

    /** An element of the namespace that the prefix stands for, as a fragment. */
    static String element(String prefix, String name, String content) {
        return "<%1$s:%2$s xmlns:%1$s=\"%3$s\">%4$s</%1$s:%2$s>"
                .formatted(prefix, name, NAMESPACES.get(prefix), content);
    }

    private static Node imported(Document document, String fragment) {
        return document.importNode(read(fragment).getDocumentElement(), true);
    }

    /** The one element at a path. */
    static Element at(Document document, String path) {
        List<Element> found = all(document, path);
        if (found.size() != 1) {
            throw new AssertionError("%d elements at %s, not one".formatted(found.size(), path));
        }
        return found.get(0);
    }

    static List<Element> all(Document document, String path) {
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        xpath.setNamespaceContext(new Prefixes());
        try {
            NodeList found = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
            List<Element> elements = new ArrayList<>();
            for (int index = 0; index < found.getLength(); index++) {
                elements.add((Element) found.item(index));
            }
            return elements;
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException(path, wrong);
        }
    }

    static Document read(String text) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException notXml) {
            throw new AssertionError("what a test makes is XML", notXml);
        }
    }

    static String write(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The prefixes of all paths. */
    final class Prefixes implements NamespaceContext {

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
