package it.varco.spid.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Parses what comes from outside, once. No DOCTYPE, no entities, no includes, bounded depth and width; and no comment or
 * processing instruction anywhere: exclusive canonicalisation drops them, so they would be text that a signature does not
 * cover.
 */
public final class StrictXml {

    private static final String DEPTH = "64";
    private static final String ATTRIBUTES = "64";

    private StrictXml() {}

    /** @throws MalformedXmlException where the bytes are not a document that we read */
    public static Document parse(byte[] bytes) throws MalformedXmlException {
        return parse(bytes, Comments.REFUSED);
    }

    private static Document parse(byte[] bytes, Comments comments) throws MalformedXmlException {
        try {
            DocumentBuilderFactory factory = factory();
            factory.setIgnoringComments(comments == Comments.DROPPED);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(REFUSING);
            Document document = builder.parse(new ByteArrayInputStream(bytes));
            if (comments == Comments.DROPPED) {
                document.normalize();
            }
            refuseInvisibleNodes(document);
            return document;
        } catch (SAXException | IOException notWellFormed) {
            // Reading from memory fails only where the bytes name an encoding that nobody knows.
            throw new MalformedXmlException("not a document that is read here");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK's own parser knows these features", impossible);
        }
    }

    /**
     * The same of a document that may hold comments, such as the federation's metadata: they are gone before anything is
     * read, so that what is read is what a signature covers.
     *
     * @throws MalformedXmlException where the bytes are not a document that we read
     */
    public static Document parseWithoutComments(byte[] bytes) throws MalformedXmlException {
        return parse(bytes, Comments.DROPPED);
    }

    private enum Comments {
        REFUSED,
        DROPPED
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setCoalescing(true);
        factory.setAttribute("jdk.xml.maxElementDepth", DEPTH);
        factory.setAttribute("jdk.xml.elementAttributeLimit", ATTRIBUTES);
        return factory;
    }

    private static void refuseInvisibleNodes(Node node) throws MalformedXmlException {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.COMMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.ENTITY_REFERENCE_NODE ->
                    throw new MalformedXmlException("a node that no signature covers");
                default -> refuseInvisibleNodes(child);
            }
        }
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
