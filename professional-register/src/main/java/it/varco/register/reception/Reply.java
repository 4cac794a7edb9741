package it.varco.register.reception;

import it.varco.register.ledger.Receipt;
import java.util.List;

/** What became of a call whose sender is the Order. */
public sealed interface Reply {

    /** All of it was taken, now or before; a receipt for each message, in their order. */
    record Taken(List<Receipt> receipts) implements Reply {

        public Taken {
            receipts = List.copyOf(receipts);
        }
    }

    /**
     * Nothing of it was taken.
     *
     * @param contradicted the event ids that were received before with another content
     * @param cause what failed here, for the log, without anything that was sent; empty where nothing did
     */
    record Refused(CallRefusal refusal, List<FaultAt> faults, List<String> contradicted, String cause)
            implements Reply {

        public Refused {
            faults = List.copyOf(faults);
            contradicted = List.copyOf(contradicted);
        }

        static Refused because(CallRefusal refusal) {
            return new Refused(refusal, List.of(), List.of(), "");
        }
    }
}
