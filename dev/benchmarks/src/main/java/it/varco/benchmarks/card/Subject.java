package it.varco.benchmarks.card;

import it.varco.testcards.Card;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What is measured: people who come in by a door.
 *
 * @param cards as many as there will be sign-ins, in turn those of {@link CardOffices#PEOPLE}
 */
record Subject(String title, Door door, Part part, IntFunction<List<Card>> cards) {

    /** What of a sign-in is measured. */
    enum Part {
        /** From the application's request to the code. */
        WHOLE,
        /** The request with the card, in which the sign-in ends; the pages before it are opened beforehand. */
        CARD
    }

    /** Everybody with one card, which is asked about over and over. */
    static Subject sameCards(String title, Door door, List<Card> cards) {
        return new Subject(
                title,
                door,
                Part.WHOLE,
                count -> IntStream.range(0, count)
                        .mapToObj(index -> cards.get(index % cards.size()))
                        .toList());
    }

    /** Every sign-in with a card that nobody has seen. */
    static Subject newCards(String title, Door door, IntFunction<List<Card>> cards) {
        return new Subject(title, door, Part.WHOLE, cards);
    }

    /** The same, measured from the card on. */
    Subject fromTheCardOn(String name) {
        return new Subject(name, door, Part.CARD, cards);
    }
}
