package it.varco.cns.ticket;

import java.time.Duration;
import java.time.Instant;

/** What a ticket stands for. */
public sealed interface CardTicket {

    /** How long the way back to the sign-in may take. */
    Duration WAY_BACK = Duration.ofSeconds(60);

    /** How far the clock of the node that redeems may be behind that of the one that issued. */
    Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    /** For which sign-in. */
    SignInInBrowser signIn();

    /**
     * Made by the page that asks for a card: whoever brings it to the card origin may show a card for that sign-in. It is as
     * good as the page, and says nothing about anybody.
     */
    record Outbound(SignInInBrowser signIn) implements CardTicket {}

    /**
     * Made at the card origin: what came of the card.
     *
     * @param issued when, by the clock of the node that read the card
     */
    record Homeward(SignInInBrowser signIn, Instant issued, CardAnswer answer) implements CardTicket {

        /** What the ticket is worth to that sign-in at that moment. */
        public Redeemed redeem(SignInInBrowser here, Instant now) {
            if (!signIn.equals(here)) {
                return new Redeemed.OfAnotherSignIn();
            }
            boolean isInTime = !now.isBefore(issued.minus(CLOCKS_DIFFER)) && !now.isAfter(issued.plus(WAY_BACK));
            return isInTime ? new Redeemed.Worth(answer) : new Redeemed.TooLate();
        }
    }

    /** What a ticket is worth where it is brought. */
    sealed interface Redeemed {

        /** All that it stands for. */
        record Worth(CardAnswer answer) implements Redeemed {}

        /** Nothing: somebody else's sign-in, or another tab's. */
        record OfAnotherSignIn() implements Redeemed {}

        /** Nothing any more. */
        record TooLate() implements Redeemed {}
    }
}
