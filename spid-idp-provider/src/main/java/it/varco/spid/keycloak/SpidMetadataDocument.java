package it.varco.spid.keycloak;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.metadata.ServiceProvider;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The metadata as it is served: signed once, and sent to nobody who has it. */
final class SpidMetadataDocument {

    private static final String MEDIA_TYPE = "application/samlmetadata+xml;charset=UTF-8";

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final RealmModel realm;
    private final SpidServiceProvider providers;

    SpidMetadataDocument(KeycloakSession session, SpidIdentityProviderConfig config) {
        this.session = session;
        this.config = config;
        this.realm = session.getContext().getRealm();
        this.providers = new SpidServiceProvider(
                config, realm, session.getContext().getUri().getBaseUri());
    }

    /** Of the realm's own service provider. */
    Response own() {
        return answer("", providers.own());
    }

    /** Of another one. */
    Optional<Response> coded(String code) {
        return providers.coded(code).map(provider -> answer(code, provider));
    }

    private Response answer(String code, ServiceProvider self) {
        Optional<MetadataKey> key = SpidSigningKey.of(session, realm);
        if (key.isEmpty()) {
            return missing(SpidRefusals.NO_SIGNING_KEY, "the realm has no active SPID signing key");
        }
        if (!config.isFitFor(RealmStage.of(realm), self)) {
            return missing(SpidRefusals.NOT_FOR_PRODUCTION, "the realm is in production and has no entityId for AgID");
        }
        SignedMetadata signed = SpidServer.metadata(session).of(realm.getId(), code, self, key.get());
        Response.ResponseBuilder answer =
                isKnown(signed.tag()) ? Response.notModified() : Response.ok(signed.bytes(), MEDIA_TYPE);
        return answer.header(HttpHeaders.ETAG, signed.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** RFC 9110, 13.1.2: of the tags that the reader has, a weak one says as much. */
    private boolean isKnown(String tag) {
        return session
                .getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getRequestHeader(HttpHeaders.IF_NONE_MATCH)
                .stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }

    private static Response missing(Refusal refusal, String words) {
        return Response.status(Response.Status.NOT_FOUND)
                .type("text/plain;charset=UTF-8")
                .entity(refusal.code() + ": " + words)
                .build();
    }
}
