package it.varco.spid.log;

import it.varco.policy.person.FiscalCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One request with what came of it.
 *
 * <p>Source: SPID technical rules, tracing of service providers; DPCM 24 October 2014, article 13, paragraph 2.
 *
 * @param at when it was written down
 * @param label what statistics are made of
 * @param person whom the answer proves; only ever of an answer that passed every check
 * @param answer the answer; empty where none came
 * @param circumstances what else belongs to it: the client, the session, what was asked for
 */
public record LoggedTransaction(
        Instant at,
        Label label,
        Optional<FiscalCode> person,
        SentRequest request,
        Optional<ReceivedAnswer> answer,
        Map<String, String> circumstances) {

    /** The outcome of an answer that passed every check. */
    public static final String ACCEPTED = "ACCEPTED";

    /** The outcome of a request that nobody answered. */
    public static final String UNANSWERED = "UNANSWERED";

    /**
     * What may be read without opening the record, since it names nobody.
     *
     * @param alias the identity provider's alias
     * @param entityId the entry that was asked
     * @param outcome {@link #ACCEPTED}, {@link #UNANSWERED}, or the code of the refusal
     * @param level the level of the answer, from 1 to 3; zero where there is none
     */
    public record Label(String alias, String entityId, String outcome, int level) {}

    public LoggedTransaction {
        circumstances = Map.copyOf(circumstances);
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "LoggedTransaction[" + label + ", " + at + "]";
    }
}
