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
record Subject(String title, Door door, IntFunction<List<Card>> cards) {

    /** Everybody with one card, which is asked about over and over. */
    static Subject sameCards(String title, Door door, List<Card> cards) {
        return new Subject(
                title,
                door,
                count -> IntStream.range(0, count)
                        .mapToObj(index -> cards.get(index % cards.size()))
                        .toList());
    }
}
