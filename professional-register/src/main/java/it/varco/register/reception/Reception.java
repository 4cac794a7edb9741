package it.varco.register.reception;

import it.varco.register.ledger.Receipt;
import it.varco.register.ledger.Taking;
import it.varco.register.message.MessageReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Takes what the Order has sent: a call is taken whole or not at all. Safe for threads. */
public final class Reception {

    private final Messages messages = new Messages(MessageReader.create());

    /**
     * Takes one call.
     *
     * @param most how many messages it may have
     * @param allowance counts them
     * @param today the day in Italy
     */
    public Reply take(BodyForm form, byte[] body, int most, Allowance allowance, LocalDate today, Ledger ledger) {
        Messages.Reading reading = messages.read(form, body, most, today);
        if (reading instanceof Messages.Reading.Faulty faulty) {
            allowance.spend(1);
            return new Reply.Refused(faulty.refusal(), faulty.faults(), List.of(), "");
        }
        Messages.Reading.Read read = (Messages.Reading.Read) reading;
        allowance.spend(read.messages().size());
        try {
            return reply(ledger.take(read.messages()));
        } catch (RuntimeException failed) {
            return new Reply.Refused(CallRefusal.NOT_STORED, List.of(), List.of(), Failure.describe(failed));
        }
    }

    private static Reply reply(List<Taking> takings) {
        List<Receipt> receipts = new ArrayList<>();
        List<String> contradicted = new ArrayList<>();
        for (Taking taking : takings) {
            if (taking instanceof Taking.Taken taken) {
                receipts.add(taken.receipt());
            } else if (taking instanceof Taking.Repeated repeated) {
                receipts.add(repeated.receipt());
            } else if (taking instanceof Taking.Contradicted other) {
                contradicted.add(other.eventId());
            }
        }
        return contradicted.isEmpty()
                ? new Reply.Taken(receipts)
                : new Reply.Refused(CallRefusal.CONTRADICTED, List.of(), contradicted, "");
    }
}
