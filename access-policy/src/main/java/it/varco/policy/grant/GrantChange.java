package it.varco.policy.grant;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in the life of a grant.
 *
 * @param from when the state begins, on the policy clock; it may lie ahead
 * @param recordedAt when it was written down, on the wall clock
 * @param word on whose word
 */
public record GrantChange(Instant from, GrantState state, Instant recordedAt, Word word) {

    /**
     * Who stands behind a change; identifiers and references only, never a person's name or code.
     *
     * @param by the account's id, or the name of the load or register that wrote it
     * @param office the office that decided, where one did
     * @param act the reference of its act, where there is one
     */
    public record Word(String by, Optional<String> office, Optional<String> act) {

        /** The word of an account, load or register that needs no act. */
        public static Word of(String by) {
            return new Word(by, Optional.empty(), Optional.empty());
        }
    }
}
