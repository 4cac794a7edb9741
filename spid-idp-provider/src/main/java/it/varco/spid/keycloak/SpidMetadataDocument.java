package it.varco.spid.keycloak;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.metadata.ServiceProvider;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The metadata as it is served. */
final class SpidMetadataDocument {

    private static final String MEDIA_TYPE = "application/samlmetadata+xml;charset=UTF-8";

    private SpidMetadataDocument() {}

    static Response answer(KeycloakSession session, SpidIdentityProviderConfig config) {
        RealmModel realm = session.getContext().getRealm();
        Optional<MetadataKey> key = SpidSigningKey.of(session, realm);
        if (key.isEmpty()) {
            return missing(SpidRefusals.NO_SIGNING_KEY, "the realm has no active SPID signing key");
        }
        ServiceProvider self = SpidServiceProvider.of(
                config, realm, session.getContext().getUri().getBaseUri());
        if (!config.isFitFor(RealmStage.of(realm), self)) {
            return missing(SpidRefusals.NOT_FOR_PRODUCTION, "the realm is in production and has no entityId for AgID");
        }
        return Response.ok(SpidServer.metadata(session).of(realm.getId(), self, key.get()), MEDIA_TYPE)
                .build();
    }

    private static Response missing(Refusal refusal, String words) {
        return Response.status(Response.Status.NOT_FOUND)
                .type("text/plain;charset=UTF-8")
                .entity(refusal.code() + ": " + words)
                .build();
    }
}
