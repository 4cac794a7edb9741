package it.varco.spid.keycloak.log;

import it.varco.policy.keycloak.page.desk.PageMessage;
import java.util.List;

/**
 * What the template of the register reads. Of what may be there once or not at all, there is a list.
 *
 * @param form what was typed
 * @param state how the register stands, before anything was asked
 * @param found what a search found
 * @param record the record that was opened
 * @param verified what a verification found
 */
public record LogView(
        String url,
        String token,
        LogForm form,
        List<State> state,
        List<Found> found,
        List<Opened> record,
        List<Verified> verified,
        PageMessage message) {

    public LogView {
        state = List.copyOf(state);
        found = List.copyOf(found);
        record = List.copyOf(record);
        verified = List.copyOf(verified);
    }

    static LogView empty(String url, String token) {
        return new LogView(url, token, LogForm.EMPTY, List.of(), List.of(), List.of(), List.of(), PageMessage.NONE);
    }

    LogView of(LogForm typed) {
        return new LogView(url, token, typed, state, found, record, verified, message);
    }

    LogView with(State stands) {
        return new LogView(url, token, form, List.of(stands), found, record, verified, message);
    }

    LogView with(Found records) {
        return new LogView(url, token, form, state, List.of(records), record, verified, message);
    }

    LogView with(Opened opened) {
        return new LogView(url, token, form, state, found, List.of(opened), verified, message);
    }

    LogView with(Verified outcome) {
        return new LogView(url, token, form, state, found, record, List.of(outcome), message);
    }

    LogView with(PageMessage said) {
        return new LogView(url, token, form, state, found, record, verified, said);
    }

    /**
     * How the register stands.
     *
     * @param oldest when the oldest record was written, empty where there is none
     * @param seal the name of the last seal, empty where there is none
     */
    public record State(long records, String oldest, String seal) {}

    /**
     * A page of the list.
     *
     * @param previous the place of the page before, below zero where there is none
     * @param next the place of the page after, below zero where there is none
     */
    public record Found(List<Row> rows, int previous, int next) {

        public Found {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One record in short.
     *
     * @param outcome {@code accepted}, {@code unanswered}, {@code refused}, or {@code unreadable}
     * @param code why it was refused or cannot be read
     * @param level from 1 to 3; zero where there is none
     */
    public record Row(String id, String at, String alias, String entityId, String outcome, String code, int level) {}

    /** One record with its messages. */
    public record Opened(Row row, List<Fact> facts, List<Message> messages) {

        public Opened {
            facts = List.copyOf(facts);
            messages = List.copyOf(messages);
        }
    }

    /** Something that stands in a record. */
    public record Fact(String name, String value) {}

    /**
     * A message of a record.
     *
     * @param name {@code request}, {@code query} or {@code answer}
     * @param length how many bytes came, where not all of them are here; else zero
     */
    public record Message(String name, String text, int length) {}

    /**
     * What a verification found.
     *
     * @param whole whether all faults are named
     */
    public record Verified(boolean intact, long records, int chains, String seal, List<Fault> faults, boolean whole) {

        public Verified {
            faults = List.copyOf(faults);
        }
    }

    /**
     * One fault.
     *
     * @param kind the kind's name, with hyphens
     * @param at when the record was written that it is about, empty where that cannot be said
     */
    public record Fault(String kind, String where, String at) {}
}
