package it.varco.spid.answer;

import it.varco.policy.person.PersonKey;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.logout.FederatedSession;
import it.varco.spid.scheme.Scheme;
import java.time.Instant;
import java.util.Map;

/**
 * What an answer says that passed every check, read from the very element whose signature was verified.
 *
 * @param scheme by whose rules it was judged
 * @param responseId the answer's own id
 * @param assertionId the assertion's id, which is never accepted twice
 * @param usableUntil when the assertion ends, and with it the memory of its id
 * @param entityId who answered
 * @param level the level asserted
 * @param person whom it is about
 * @param session what the provider calls the session that begins
 * @param attributes every attribute with exactly one value, as written
 */
public record VerifiedAnswer(
        Scheme scheme,
        String responseId,
        String assertionId,
        Instant usableUntil,
        String entityId,
        SpidLevel level,
        PersonKey person,
        FederatedSession session,
        Map<String, String> attributes) {

    public VerifiedAnswer {
        attributes = Map.copyOf(attributes);
    }

    /** Nothing of the person: what is printed may end in a log. */
    @Override
    public String toString() {
        return "VerifiedAnswer[" + entityId + ", " + level + "]";
    }
}
