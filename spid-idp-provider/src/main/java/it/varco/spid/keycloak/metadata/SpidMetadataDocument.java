package it.varco.spid.keycloak.metadata;

import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.keycloak.page.SpidRefusals;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.lint.LintFinding;
import it.varco.spid.metadata.MetadataSource;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/** The metadata as it is served: signed once, sent to nobody who has it, and in production to nobody with a fault. */
public final class SpidMetadataDocument {

    static final String REFUSED = "SPID-M98";

    private static final String MEDIA_TYPE = "application/samlmetadata+xml;charset=UTF-8";

    private final KeycloakSession session;
    private final RealmMetadata metadata;

    public SpidMetadataDocument(KeycloakSession session, SpidIdentityProviderConfig config) {
        this.session = session;
        this.metadata = new RealmMetadata(session, config);
    }

    /** Of the realm's own service provider. */
    public Response own() {
        return coded(RealmMetadata.OWN).orElseThrow();
    }

    /** Of the one that clients choose by that code. */
    public Optional<Response> coded(String code) {
        return metadata.provider(code).map(provider -> answer(code, provider));
    }

    private Response answer(String code, MetadataSource self) {
        Stage stage = RealmStage.of(metadata.realm());
        Optional<SignedMetadata> found = metadata.signed(code, self);
        if (found.isEmpty()) {
            return missing(SpidRefusals.NO_SIGNING_KEY.code(), "the realm has no active SPID signing key");
        }
        if (!metadata.config().isFitFor(stage, self.entityId())) {
            return missing(
                    SpidRefusals.NOT_FOR_PRODUCTION.code(),
                    "the realm is in production and has no entityId of its own");
        }
        SignedMetadata signed = found.get();
        String faults = stage == Stage.PRODUCTION ? faults(signed) : "";
        return faults.isEmpty()
                ? document(signed)
                : missing(REFUSED, "the realm is in production, and these metadata would be refused: " + faults);
    }

    private String faults(SignedMetadata signed) {
        return signed.findings(metadata.now()).stream()
                .filter(LintFinding::isError)
                .map(LintFinding::code)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private Response document(SignedMetadata signed) {
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

    private static Response missing(String code, String words) {
        return Response.status(Response.Status.NOT_FOUND)
                .type("text/plain;charset=UTF-8")
                .entity(code + ": " + words)
                .build();
    }
}
