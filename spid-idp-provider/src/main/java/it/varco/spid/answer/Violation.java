package it.varco.spid.answer;

/**
 * A check that an answer did not pass.
 *
 * @param code for the operator
 * @param messageKey what the person is told
 */
public record Violation(String code, String messageKey) {}
