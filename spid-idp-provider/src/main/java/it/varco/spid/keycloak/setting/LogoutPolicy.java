package it.varco.spid.keycloak.setting;

import it.varco.spid.logout.FederatedSession;

/** Whether a provider is asked to end its session when the person signs out here. */
public enum LogoutPolicy {
    /** Where it said that it has one. SPID's providers keep a session at level 1 alone. */
    WITH_SESSION,
    ALWAYS,
    NEVER;

    public boolean asks(FederatedSession session) {
        return switch (this) {
            case WITH_SESSION -> session.sessionIndex().isPresent();
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }
}
