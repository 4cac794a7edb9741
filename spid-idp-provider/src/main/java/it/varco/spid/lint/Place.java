package it.varco.spid.lint;

import it.varco.spid.xml.XmlElement;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An element, and where it stands among those of its name. */
record Place(XmlElement element, String name) {

    /** Elements of one name, counted from one. */
    static Stream<Place> all(List<XmlElement> elements) {
        return IntStream.range(0, elements.size())
                .mapToObj(index -> new Place(
                        elements.get(index), elements.get(index).dom().getLocalName() + "[" + (index + 1) + "]"));
    }

    /** The names of those that are not so. */
    static Stream<String> not(Stream<Place> places, Predicate<XmlElement> holds) {
        return places.filter(place -> !holds.test(place.element())).map(Place::name);
    }
}
