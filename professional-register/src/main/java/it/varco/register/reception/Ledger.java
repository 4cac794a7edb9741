package it.varco.register.reception;

import it.varco.register.ledger.Taking;
import it.varco.register.message.OrderMessage;
import java.util.List;

/** Where messages are kept. */
@FunctionalInterface
public interface Ledger {

    /**
     * Takes all of them or none, in this order.
     *
     * @return what became of each
     * @throws RuntimeException where it cannot be written; then nothing was taken
     */
    List<Taking> take(List<OrderMessage> messages);
}
