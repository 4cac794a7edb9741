package it.varco.spid.logout;

/** What becomes of a logout that was asked for. */
public enum LogoutOutcome {
    EVERYWHERE,
    /** Somewhere a session may have stayed. */
    PARTIAL
}
