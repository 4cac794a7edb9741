package it.varco.register.message;

import java.util.List;

/** What became of a text that should be a message. */
public sealed interface MessageReading {

    /** It is one. */
    record Read(OrderMessage message) implements MessageReading {}

    /** It is no message as the schema wants it (status 400). */
    record Malformed(List<MessageFault> faults) implements MessageReading {}

    /** It is a message, and says what cannot be (status 422). */
    record Impossible(List<MessageFault> faults) implements MessageReading {}
}
