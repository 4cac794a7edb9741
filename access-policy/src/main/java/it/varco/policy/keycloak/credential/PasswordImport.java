package it.varco.policy.keycloak.credential;

import org.keycloak.models.KeycloakSession;

/**
 * Our own import of the old system's people. It writes the record of each password beside the password, and so it alone may
 * store hashes for people; a session ends its right with itself.
 */
public final class PasswordImport {

    private static final String MARK = "varco.password-import";

    private PasswordImport() {}

    /** From now on the session may store the hashes that the old system made. */
    public static void begin(KeycloakSession session) {
        session.setAttribute(MARK, Boolean.TRUE);
    }

    /** Whether the session may. */
    public static boolean isRunning(KeycloakSession session) {
        return Boolean.TRUE.equals(session.getAttribute(MARK));
    }
}
