package it.varco.cns.trust;

import it.varco.cns.trust.TrustFault.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An element of the trusted list, read without nulls. */
record ListXml(Element dom) {

    static final String LIST_NS = "http://uri.etsi.org/02231/v2#";
    static final String SIGNATURE_NS = "http://www.w3.org/2000/09/xmldsig#";

    /** Parses the bytes without DOCTYPE, entities or includes, and drops comments, which no signature covers. */
    static ListXml parse(byte[] bytes) throws TrustedListException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setIgnoringComments(true);
            factory.setCoalescing(true);
            factory.setAttribute("jdk.xml.maxElementDepth", "64");
            factory.setAttribute("jdk.xml.elementAttributeLimit", "64");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(REFUSING);
            Document document = builder.parse(new ByteArrayInputStream(bytes));
            return new ListXml(document.getDocumentElement());
        } catch (SAXException | IOException notRead) {
            throw new TrustedListException(Kind.LIST_MALFORMED);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK's own parser knows these features", impossible);
        }
    }

    boolean is(String namespace, String name) {
        return name.equals(dom.getLocalName()) && namespace.equals(dom.getNamespaceURI());
    }

    List<ListXml> children() {
        List<ListXml> found = new ArrayList<>();
        for (Node node = dom.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(new ListXml(element));
            }
        }
        return found;
    }

    List<ListXml> children(String namespace, String name) {
        return children().stream().filter(child -> child.is(namespace, name)).toList();
    }

    /** The elements of the list's own namespace that those names lead to, one step after the other. */
    List<ListXml> down(String... names) {
        List<ListXml> reached = List.of(this);
        for (String name : names) {
            reached = reached.stream()
                    .flatMap(element -> element.children(LIST_NS, name).stream())
                    .toList();
        }
        return reached;
    }

    /** The one child of that name; empty where there is none, or more than one. */
    Optional<ListXml> only(String namespace, String name) {
        List<ListXml> found = children(namespace, name);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The text of the one element that those names lead to. */
    Optional<String> text(String... names) {
        List<ListXml> found = down(names);
        return found.size() == 1 ? Optional.of(found.get(0).text()) : Optional.empty();
    }

    String text() {
        return dom.getTextContent().strip();
    }

    Optional<String> attribute(String name) {
        return dom.hasAttributeNS(null, name) ? Optional.of(dom.getAttributeNS(null, name)) : Optional.empty();
    }

    /** The parser's own handler would print to the standard error. */
    private static final ErrorHandler REFUSING = new ErrorHandler() {
        @Override
        public void warning(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    };
}
