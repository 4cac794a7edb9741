package it.varco.register.reception;

/**
 * What is wrong with one message of a call.
 *
 * @param message its number, counted from one; the line where there are lines
 * @param field where in the message, as a JSON pointer; empty for the message as a whole
 * @param reason what is wrong, in English, with nothing of what was sent
 */
public record FaultAt(int message, String field, String reason) {}
