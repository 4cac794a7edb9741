package it.varco.spid.keycloak;

import it.varco.spid.metadata.MetadataKey;
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
            return Response.status(Response.Status.NOT_FOUND)
                    .type("text/plain;charset=UTF-8")
                    .entity(SpidRefusals.NO_SIGNING_KEY.code() + ": the realm has no active SPID signing key")
                    .build();
        }
        String document = SpidServer.metadata(session)
                .of(
                        realm.getId(),
                        SpidServiceProvider.of(
                                config, realm, session.getContext().getUri().getBaseUri()),
                        key.get());
        return Response.ok(document, MEDIA_TYPE).build();
    }
}
