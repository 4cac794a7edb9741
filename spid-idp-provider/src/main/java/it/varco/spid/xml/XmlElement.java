package it.varco.spid.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of a document, read without nulls: what is not there is empty. */
public record XmlElement(Element dom) {

    /** Whether this is that element. */
    public boolean is(String namespace, String name) {
        return name.equals(dom.getLocalName()) && namespace.equals(dom.getNamespaceURI());
    }

    /** The children of that name, in document order. */
    public List<XmlElement> children(String namespace, String name) {
        return children().stream().filter(child -> child.is(namespace, name)).toList();
    }

    /** All child elements, in document order. */
    public List<XmlElement> children() {
        List<XmlElement> found = new ArrayList<>();
        for (Node node = dom.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(new XmlElement(element));
            }
        }
        return found;
    }

    /** The one child of that name; empty where there is none, or more than one. */
    public Optional<XmlElement> only(String namespace, String name) {
        List<XmlElement> found = children(namespace, name);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** How many elements of that name the subtree holds, this one included. */
    public int count(String namespace, String name) {
        int below = dom.getElementsByTagNameNS(namespace, name).getLength();
        return is(namespace, name) ? below + 1 : below;
    }

    /** The value of an attribute without namespace; empty where it is absent. */
    public Optional<String> attribute(String name) {
        return dom.hasAttributeNS(null, name) ? Optional.of(dom.getAttributeNS(null, name)) : Optional.empty();
    }

    /** The value of an attribute that is there and not blank. */
    public Optional<String> filled(String name) {
        return attribute(name).filter(value -> !value.isBlank());
    }

    /** The text, without the white space around it; empty where nothing is left. */
    public Optional<String> text() {
        return Optional.of(dom.getTextContent().strip()).filter(text -> !text.isEmpty());
    }
}
