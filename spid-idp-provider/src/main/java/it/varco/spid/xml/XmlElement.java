package it.varco.spid.xml;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of a document, read without nulls: what is not there is empty. */
public record XmlElement(Element dom) {

    /** xs:dateTime with a zone, as Java reads it; without one nobody knows which instant is meant. */
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    /** Whether this is that element. */
    public boolean is(String namespace, String name) {
        return is(dom, namespace, name);
    }

    /** The children of that name, in document order. */
    public List<XmlElement> children(String namespace, String name) {
        List<XmlElement> found = new ArrayList<>();
        for (Element child = firstChild(dom); child != null; child = nextSibling(child)) {
            if (is(child, namespace, name)) {
                found.add(new XmlElement(child));
            }
        }
        return found;
    }

    /** All child elements, in document order. */
    public List<XmlElement> children() {
        List<XmlElement> found = new ArrayList<>();
        for (Element child = firstChild(dom); child != null; child = nextSibling(child)) {
            found.add(new XmlElement(child));
        }
        return found;
    }

    /** Whether it holds an element. */
    public boolean hasChildren() {
        return firstChild(dom) != null;
    }

    /** The one child of that name; empty where there is none, or more than one. */
    public Optional<XmlElement> only(String namespace, String name) {
        Element found = null;
        for (Element child = firstChild(dom); child != null; child = nextSibling(child)) {
            if (is(child, namespace, name)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = child;
            }
        }
        return Optional.ofNullable(found).map(XmlElement::new);
    }

    /** This element and all below it, in document order. */
    public List<XmlElement> subtree() {
        List<XmlElement> found = new ArrayList<>();
        collect(dom, found);
        return found;
    }

    private static void collect(Element element, List<XmlElement> found) {
        found.add(new XmlElement(element));
        for (Element child = firstChild(element); child != null; child = nextSibling(child)) {
            collect(child, found);
        }
    }

    /** The value of an attribute without namespace; empty where it is absent. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(dom.getAttributeNodeNS(null, name)).map(Attr::getValue);
    }

    /** The value of an attribute that is there and not blank. */
    public Optional<String> filled(String name) {
        return attribute(name).filter(value -> !value.isBlank());
    }

    /** The instant that an attribute says; empty where it is absent or says none. */
    public Optional<Instant> instant(String name) {
        return filled(name).filter(text -> DATE_TIME.matcher(text).matches()).flatMap(XmlElement::read);
    }

    /** The text, without the white space around it; empty where nothing is left. */
    public Optional<String> text() {
        return Optional.of(dom.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> read(String dateTime) {
        try {
            return Optional.of(OffsetDateTime.parse(dateTime).toInstant());
        } catch (DateTimeParseException noSuchInstant) {
            return Optional.empty();
        }
    }

    private static boolean is(Element element, String namespace, String name) {
        return name.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
    }

    private static Element firstChild(Element parent) {
        return elementFrom(parent.getFirstChild());
    }

    private static Element nextSibling(Element child) {
        return elementFrom(child.getNextSibling());
    }

    private static Element elementFrom(Node first) {
        Node node = first;
        while (node != null && !(node instanceof Element)) {
            node = node.getNextSibling();
        }
        return (Element) node;
    }
}
