package it.varco.it.attack;

import java.util.stream.Stream;

/** All attacks that are an answer. Those on the way it is delivered are in {@link DeliveryAttacksIT}. */
final class Corpus {

    private Corpus() {}

    static Stream<Forgery> all() {
        return Stream.of(Wrapping.all(), SignatureTricks.all(), ParserTricks.all(), ContentTricks.all())
                .flatMap(group -> group);
    }
}
