package it.varco.policy.keycloak;

import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Work that is committed by itself, in the realm of the session that asks for it, and sees what is in the database now. Nothing of its
 * session may leave it.
 */
public record OwnTransaction(KeycloakSession session) {

    /** Does the work and commits; what the work throws rolls it back. */
    public <T> T run(Function<KeycloakSession, T> work) {
        String realmId = session.getContext().getRealm().getId();
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
            own.getContext().setRealm(own.realms().getRealm(realmId));
            return work.apply(own);
        });
    }
}
