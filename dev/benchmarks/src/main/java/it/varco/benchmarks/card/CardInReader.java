package it.varco.benchmarks.card;

import it.varco.testcards.Card;
import javax.net.ssl.SSLSocketFactory;

/** A card, and TLS of a browser that has never been anywhere and shows it to whoever asks. */
record CardInReader(CardListener listener, Card card) {

    /** With nothing that an earlier connection has left. */
    SSLSocketFactory fresh() {
        return listener.with(card).getSocketFactory();
    }
}
