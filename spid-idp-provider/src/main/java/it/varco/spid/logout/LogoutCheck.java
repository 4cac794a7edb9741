package it.varco.spid.logout;

import java.util.function.Predicate;

/**
 * One rule for a logout message.
 *
 * @param code for the operator
 * @param rule what must hold
 * @param holds the check; it never throws, whatever is missing
 */
record LogoutCheck(String code, String rule, Predicate<LogoutUnderCheck> holds) {}
