package it.varco.spid.keycloak.message;

import java.nio.charset.StandardCharsets;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The ids of messages that were taken, on every node: none is taken twice while it could be used. */
public record UsedMessages(KeycloakSession session, String entityId) {

    /** Takes the message, unless it was taken before. */
    public boolean take(String kind, String id, long usableSeconds) {
        RealmModel realm = session.getContext().getRealm();
        String whole = String.join("\n", realm.getId(), entityId, kind, id);
        // Of one length, whatever length of id a provider chooses.
        return session.singleUseObjects()
                .putIfAbsent(
                        "varco-spid-" + kind + "." + HashUtils.sha256UrlEncodedHash(whole, StandardCharsets.UTF_8),
                        usableSeconds);
    }
}
