package it.varco.spid.answer;

import java.util.function.Predicate;

/**
 * One rule for an answer.
 *
 * @param code {@code SPID-} and the number of the first of AgID's validator cases that it covers, or {@code SPID-V} and a
 *     number of ours where AgID has no case
 * @param rule what must hold, for the operator's table of codes
 * @param messageKey what the person is told where it does not hold
 * @param holds the check; it never throws, whatever is missing
 */
record AnswerCheck(String code, String rule, String messageKey, Predicate<AnswerUnderCheck> holds) {

    private static final String INVALID = "answer-invalid";

    static AnswerCheck check(String code, String rule, Predicate<AnswerUnderCheck> holds) {
        return new AnswerCheck(code, rule, INVALID, holds);
    }

    AnswerCheck telling(String otherMessageKey) {
        return new AnswerCheck(code, rule, otherMessageKey, holds);
    }

    Violation violation() {
        return new Violation(code, messageKey);
    }
}
