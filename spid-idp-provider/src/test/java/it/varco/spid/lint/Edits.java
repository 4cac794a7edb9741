package it.varco.spid.lint;

import it.varco.spid.Dom;
import java.util.List;
import java.util.function.Consumer;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One thing that is done to a document before it is signed. */
final class Edits {

    private Edits() {}

    static Consumer<Document> nothing() {
        return document -> {};
    }

    static Consumer<Document> text(String path, String value) {
        return document -> Dom.at(document, path).setTextContent(value);
    }

    static Consumer<Document> attribute(String path, String name, String value) {
        return document -> Dom.at(document, path).setAttribute(name, value);
    }

    static Consumer<Document> withoutAttribute(String path, String name) {
        return document -> Dom.at(document, path).removeAttribute(name);
    }

    static Consumer<Document> without(String path) {
        return document -> {
            Element element = Dom.at(document, path);
            element.getParentNode().removeChild(element);
        };
    }

    static Consumer<Document> twice(String path) {
        return document -> {
            Element element = Dom.at(document, path);
            element.getParentNode().insertBefore(element.cloneNode(true), element);
        };
    }

    static Consumer<Document> last(String path) {
        return document -> {
            Element element = Dom.at(document, path);
            element.getParentNode().appendChild(element);
        };
    }

    static Consumer<Document> first(String path) {
        return document -> {
            Element element = Dom.at(document, path);
            element.getParentNode()
                    .insertBefore(element, element.getParentNode().getFirstChild());
        };
    }

    /** The element stays where it is, under another name in the same namespace. */
    static Consumer<Document> renamed(String path, String name) {
        return document -> {
            Element element = Dom.at(document, path);
            document.renameNode(element, element.getNamespaceURI(), element.getPrefix() + ":" + name);
        };
    }

    static Consumer<Document> appended(String path, String namespace, String name) {
        return document -> {
            Element parent = Dom.at(document, path);
            parent.appendChild(document.createElementNS(namespace, name));
        };
    }

    /** All attributes of a namespace are taken away below. */
    static Consumer<Document> withoutAttributesOf(String namespace, String path) {
        return document -> {
            Element element = Dom.at(document, path);
            for (Node node : List.copyOf(attributes(element))) {
                if (namespace.equals(node.getNamespaceURI())) {
                    element.removeAttributeNode((Attr) node);
                }
            }
        };
    }

    private static List<Node> attributes(Element element) {
        return java.util.stream.IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(element.getAttributes()::item)
                .toList();
    }
}
