package it.varco.spid.xml;

import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Documents that we write. */
public final class Documents {

    private Documents() {}

    /**
     * A document with that root, which has no children yet. Its namespace is declared as an attribute: canonicalisation
     * sees attributes, and would sign something else than what is written.
     */
    public static Document withRoot(String namespace, String qualifiedName) {
        try {
            Document document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
            document.setXmlStandalone(true);
            Element root = document.createElementNS(namespace, qualifiedName);
            document.appendChild(root);
            declare(root, root.getPrefix(), namespace);
            return document;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK's own parser makes empty documents", impossible);
        }
    }

    /** A new last child. */
    public static Element append(Element parent, String namespace, String qualifiedName) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, qualifiedName);
        parent.appendChild(child);
        return child;
    }

    /** Declares a prefix where the reader of the document expects it. */
    public static void declare(Element element, String prefix, String namespace) {
        element.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:" + prefix, namespace);
    }

    /** The document as text, to be sent in UTF-8. */
    public static String text(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException("the JDK's own serializer writes to memory", impossible);
        }
    }
}
