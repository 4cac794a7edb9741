package it.varco.policy.keycloak.page.desk;

import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

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
        String realmId = session.getContext().getRealm().getId();
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
            RealmModel realm = own.realms().getRealm(realmId);
            own.getContext().setRealm(realm);
            return reading.apply(own);
        });
    }
}
