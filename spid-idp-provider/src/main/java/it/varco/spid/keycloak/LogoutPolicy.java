package it.varco.spid.keycloak;

import it.varco.spid.logout.FederatedSession;

/** Whether a provider is asked to end its session when the person signs out here. */
enum LogoutPolicy {
    /** Where it said that it has one. SPID's providers keep a session at level 1 alone. */
    WITH_SESSION,
    ALWAYS,
    NEVER;

    boolean asks(FederatedSession session) {
        return switch (this) {
            case WITH_SESSION -> session.sessionIndex().isPresent();
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }
}
