package it.varco.register.message;

/**
 * One thing that is wrong with a message. It repeats nothing of what was sent: a fiscal code with a typing error is still somebody's.
 *
 * @param field where, as a JSON pointer (RFC 6901); empty for the message as a whole
 * @param reason what is wrong, in English
 */
public record MessageFault(String field, String reason) {}
