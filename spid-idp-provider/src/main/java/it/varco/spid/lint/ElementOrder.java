package it.varco.spid.lint;

import it.varco.spid.xml.XmlElement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The order of an element's children: those of a schema's sequence, whatever their number.
 *
 * @param namespace of all of them
 * @param names in order; those of one group may come in any order among themselves
 */
record ElementOrder(String namespace, List<List<String>> names) {

    static ElementOrder of(String namespace, String... names) {
        return new ElementOrder(namespace, Stream.of(names).map(List::of).toList());
    }

    /** The children that the schema has no room for where they stand. */
    Stream<String> strangers(XmlElement parent) {
        int reached = 0;
        Stream.Builder<String> found = Stream.builder();
        for (XmlElement child : parent.children()) {
            int rank = rank(child);
            if (rank < reached) {
                found.add(parent.dom().getLocalName() + "/" + child.dom().getLocalName());
            } else {
                reached = rank;
            }
        }
        return found.build();
    }

    private int rank(XmlElement child) {
        if (!namespace.equals(child.dom().getNamespaceURI())
                && !"Signature".equals(child.dom().getLocalName())) {
            return -1;
        }
        for (int rank = 0; rank < names.size(); rank++) {
            if (names.get(rank).contains(child.dom().getLocalName())) {
                return rank;
            }
        }
        return -1;
    }
}
