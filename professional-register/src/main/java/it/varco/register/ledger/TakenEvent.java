package it.varco.register.ledger;

import it.varco.policy.register.OrderEvent;
import it.varco.register.message.OrderMessage;
import it.varco.register.message.OrderMessage.Content;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that is kept.
 *
 * @param receivedAt when it came, on the policy clock
 */
public record TakenEvent(OrderMessage message, Instant receivedAt, Receipt receipt) {

    /** The act about the person's registration; empty where the message says something else. */
    public Optional<OrderEvent> act() {
        return message.content() instanceof Content.Act act
                ? Optional.of(
                        new OrderEvent(message.eventId(), act.act(), act.effective(), message.sequence(), receivedAt))
                : Optional.empty();
    }

    /** The id of the event that the message takes back. */
    public Optional<String> withdraws() {
        return message.content() instanceof Content.Withdrawal withdrawal
                ? Optional.of(withdrawal.eventId())
                : Optional.empty();
    }
}
