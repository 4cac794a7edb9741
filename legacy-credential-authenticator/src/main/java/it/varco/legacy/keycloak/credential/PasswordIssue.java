package it.varco.legacy.keycloak.credential;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The one giving out of a password that the plan has allowed: to one person, in one session. */
public final class PasswordIssue {

    private static final String MARK = "varco.password-issue";

    private PasswordIssue() {}

    /** Lets the session store a password for this person, and for nobody else. */
    public static void begin(KeycloakSession session, UserModel person) {
        session.setAttribute(MARK, person.getId());
    }

    /** Whether the session may store one for this account. */
    public static boolean isFor(KeycloakSession session, UserModel account) {
        return account.getId().equals(session.getAttribute(MARK));
    }
}
