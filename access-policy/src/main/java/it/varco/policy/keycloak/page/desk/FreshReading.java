package it.varco.policy.keycloak.page.desk;

import it.varco.policy.keycloak.OwnTransaction;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/**
 * Reads what is in the database now. Grants are changed in a transaction of their own, and the request's own session may
 * have looked at the person before: it would go on showing what was.
 */
public final class FreshReading {

    private final KeycloakSession session;

    public FreshReading(KeycloakSession session) {
        this.session = session;
    }

    /** What the reading finds in a session of its own; nothing of that session may leave it. */
    public <T> T of(Function<KeycloakSession, T> reading) {
        return new OwnTransaction(session).run(reading);
    }
}
