package it.varco.register.ledger;

/** What became of one message. */
public sealed interface Taking {

    /** It was new, and is kept. */
    record Taken(Receipt receipt) implements Taking {}

    /** It was kept already, word for word: nothing changed. */
    record Repeated(Receipt receipt) implements Taking {}

    /** Another message is kept under its id: nothing of the batch was taken (status 409). */
    record Contradicted(String eventId) implements Taking {}

    /** It was new, and was not taken, since another message of its batch contradicts what is kept. */
    record Left(String eventId) implements Taking {}
}
