package it.varco.spid.xml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of a document, read without nulls: what is not there is empty. */
public record XmlElement(Element dom) {

    /** xs:dateTime with a zone; without one nobody knows which instant is meant. */
    private static final Pattern DATE_TIME = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}):(\\d{2})" + "(?:\\.(\\d{1,9}))?(Z|[+-]\\d{2}:\\d{2})");

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
        return attribute(name).map(DATE_TIME::matcher).filter(Matcher::matches).flatMap(XmlElement::read);
    }

    /** The text, without the white space around it; empty where nothing is left. */
    public Optional<String> text() {
        return Optional.of(dom.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    /** From the parts: Java's own reader of texts takes a third of what all checks on an answer do together. */
    private static Optional<Instant> read(Matcher parts) {
        try {
            return Optional.of(LocalDateTime.of(
                            number(parts, 1),
                            number(parts, 2),
                            number(parts, 3),
                            number(parts, 4),
                            number(parts, 5),
                            number(parts, 6),
                            nanos(parts.group(7)))
                    .toInstant(ZoneOffset.of(parts.group(8))));
        } catch (DateTimeException noSuchInstant) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
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
