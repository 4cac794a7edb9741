package it.varco.spid.keycloak.setup;

import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.keycloak.metadata.MetadataKeeper;
import it.varco.spid.keycloak.metadata.RealmMetadata;
import it.varco.spid.keycloak.metadata.SignedMetadata;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.lint.LintFinding;
import it.varco.spid.lint.MetadataLint;
import it.varco.spid.scheme.Scheme;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * {@code …/spid/metadata-lint} and {@code …/cie/metadata-lint}: what AgID, or the Ministry, would refuse in the realm's own
 * documents and in anybody's.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class MetadataLintResource {

    private final KeycloakSession session;
    private final AdminPermissionEvaluator permissions;
    private final Scheme scheme;

    public MetadataLintResource(KeycloakSession session, AdminPermissionEvaluator permissions, Scheme scheme) {
        this.session = session;
        this.permissions = permissions;
        this.scheme = scheme;
    }

    /**
     * The realm's documents.
     *
     * @param stage in production a document with an error is not published
     * @param documents the realm's own first
     */
    public record RealmView(String stage, List<DocumentView> documents) {}

    /**
     * One document.
     *
     * @param code of the service provider; empty for the realm's own
     * @param published whether it is served now
     * @param findings empty where it would be taken as it is
     */
    public record DocumentView(String code, String entityId, boolean published, List<LintFinding> findings) {}

    /** Examines what the realm publishes. */
    @GET
    public RealmView own() {
        permissions.realm().requireViewIdentityProviders();
        RealmMetadata metadata = new RealmMetadata(
                session,
                SpidProviders.of(session, scheme)
                        .orElseThrow(() -> AdminRefusal.of(
                                Response.Status.NOT_FOUND,
                                SetupResource.CODE,
                                "the realm has no identity provider "
                                        + scheme.method().slug())));
        Stage stage = RealmStage.of(metadata.realm());
        return new RealmView(
                stage.slug(),
                metadata.all().entrySet().stream()
                        .map(entry -> view(metadata, stage, entry))
                        .toList());
    }

    /** Examines the document that was sent; nothing of it is kept. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Map<String, List<LintFinding>> any(InputStream body) {
        permissions.realm().requireViewIdentityProviders();
        return Map.of(
                "findings",
                RealmMetadata.lint(scheme)
                        .examine(read(body), MetadataKeeper.of(session).clock().instant()));
    }

    private static DocumentView view(RealmMetadata metadata, Stage stage, Map.Entry<String, SignedMetadata> entry) {
        List<LintFinding> findings = entry.getValue().findings(metadata.now());
        boolean published = stage == Stage.REHEARSAL || findings.stream().noneMatch(LintFinding::isError);
        return new DocumentView(entry.getKey(), entry.getValue().entityId(), published, findings);
    }

    private static byte[] read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MetadataLint.LONGEST + 1);
            if (bytes.length > MetadataLint.LONGEST) {
                throw AdminRefusal.of(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE, "SPID-M01", "metadata are not longer than 1 MB");
            }
            return bytes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
