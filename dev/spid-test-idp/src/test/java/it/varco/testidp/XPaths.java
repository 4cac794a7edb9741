package it.varco.testidp;

import java.util.Iterator;
import java.util.Map;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/** Short questions to a document. */
final class XPaths {
    private static final Map<String, String> PREFIXES = Map.of(
            "samlp", Saml.PROTOCOL,
            "saml", Saml.ASSERTION,
            "md", Saml.METADATA,
            "ds", Saml.DSIG,
            "xsi", Saml.XML_SCHEMA_INSTANCE);

    private XPaths() {}

    static String text(Document document, String expression) {
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setNamespaceContext(new NamespaceContext() {
            @Override
            public String getNamespaceURI(String prefix) {
                return PREFIXES.getOrDefault(prefix, "");
            }

            @Override
            public String getPrefix(String namespace) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Iterator<String> getPrefixes(String namespace) {
                throw new UnsupportedOperationException();
            }
        });
        try {
            return xpath.evaluate(expression, document);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static int count(Document document, String expression) {
        return Integer.parseInt(text(document, "count(" + expression + ")"));
    }
}
