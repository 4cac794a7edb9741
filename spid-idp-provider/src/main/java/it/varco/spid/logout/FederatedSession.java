package it.varco.spid.logout;

import java.util.Optional;

/**
 * What an identity provider calls a session that began with its answer.
 *
 * @param entityId the entry that answered
 * @param serviceProvider in whose name it was asked
 * @param nameId the name for this once
 * @param nameQualifier as received
 * @param sessionIndex where the provider has a session of its own
 */
public record FederatedSession(
        String entityId, String serviceProvider, String nameId, String nameQualifier, Optional<String> sessionIndex) {

    /** What is printed may end in a log. */
    @Override
    public String toString() {
        return "FederatedSession[" + entityId + "]";
    }
}
