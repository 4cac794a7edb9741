package it.varco.spid.keycloak.log;

import it.varco.policy.keycloak.page.desk.PostedForm;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.PolicyZone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an auditor typed into the page. Days are days in Italy; the last one is meant too.
 *
 * @param fiscalCode whose sign-ins, as typed
 * @param messageId of a request, an answer or an assertion
 * @param from the first day, as typed
 * @param to the last day, as typed
 * @param seal the name of a seal that was kept elsewhere
 * @param first how many records to pass over
 */
public record LogForm(String fiscalCode, String messageId, String from, String to, String seal, int first) {

    static final LogForm EMPTY = new LogForm("", "", "", "", "", 0);

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    static LogForm of(PostedForm form) {
        return new LogForm(
                form.text("fiscalCode").orElse(""),
                form.text("messageId").orElse(""),
                form.text("from").orElse(""),
                form.text("to").orElse(""),
                form.text("seal").orElse(""),
                form.text("first")
                        .filter(text -> NUMBER.matcher(text).matches())
                        .map(Integer::parseInt)
                        .orElse(0));
    }

    /** What is asked; empty where a code or a day is none, or the first day comes after the last. */
    Optional<LogQuestion> question() {
        Optional<FiscalCode> person = FiscalCode.parse(fiscalCode);
        Optional<LocalDate> since = day(from);
        Optional<LocalDate> until = day(to);
        boolean fits = person.isPresent() != fiscalCode.isEmpty()
                && since.isPresent() != from.isEmpty()
                && until.isPresent() != to.isEmpty()
                && since.flatMap(start -> until.map(end -> !start.isAfter(end))).orElse(true);
        return fits
                ? Optional.of(new LogQuestion(
                        person,
                        typed(messageId),
                        since.map(PolicyZone::startOf),
                        until.map(LogForm::endOf),
                        typed(seal)))
                : Optional.empty();
    }

    /** Whether something was typed for a person that is no fiscal code. */
    boolean isAnotherCode() {
        return !fiscalCode.isEmpty() && FiscalCode.parse(fiscalCode).isEmpty();
    }

    /** Whether both days are named. */
    boolean hasDays() {
        return !from.isEmpty() && !to.isEmpty();
    }

    private static Instant endOf(LocalDate last) {
        return PolicyZone.startOf(last.plusDays(1));
    }

    private static Optional<String> typed(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "LogForm[" + from + ", " + to + "]";
    }
}
