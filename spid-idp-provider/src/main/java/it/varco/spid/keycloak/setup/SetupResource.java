package it.varco.spid.keycloak.setup;

import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.spid.keycloak.metadata.RealmMetadata;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.lint.LintFinding;
import it.varco.spid.scheme.Scheme;
import it.varco.spid.setting.CieSetupDocument;
import it.varco.spid.setting.SettingFault;
import it.varco.spid.setting.SetupDocument;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * {@code POST …/spid/setup} and {@code …/cie/setup}: all that SPID, or CIE id, needs in the realm, of the body's own data, in
 * one call and whole or not at all.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class SetupResource {

    static final String CODE = "SPID-M97";

    private static final int LONGEST = 1 << 20;

    private final KeycloakSession session;
    private final AdminPermissionEvaluator permissions;
    private final AdminEventBuilder adminEvent;
    private final Scheme scheme;

    public SetupResource(
            KeycloakSession session,
            AdminPermissionEvaluator permissions,
            AdminEventBuilder adminEvent,
            Scheme scheme) {
        this.session = session;
        this.permissions = permissions;
        this.adminEvent = adminEvent;
        this.scheme = scheme;
    }

    /**
     * What was done.
     *
     * @param steps thing and outcome: {@code created}, {@code updated} or {@code unchanged}
     * @param findings what AgID, or the Ministry, would refuse in the realm's own metadata as they are now
     */
    public record Answer(String stage, List<Map<String, String>> steps, List<LintFinding> findings) {}

    /** Sets it up, or brings it up to date; the same document twice changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer apply(InputStream body) {
        permissions.realm().requireManageRealm();
        permissions.realm().requireManageIdentityProviders();
        List<Setup.Step> steps = apply(text(body));
        adminEvent
                .operation(OperationType.ACTION)
                .resource(ResourceType.IDENTITY_PROVIDER)
                .resourcePath(alias(), "setup")
                .success();
        RealmMetadata metadata = new RealmMetadata(
                session,
                SpidProviders.of(session, scheme)
                        .orElseThrow(() -> refused("the identity provider " + alias() + " is off")));
        return new Answer(
                RealmStage.of(metadata.realm()).slug(),
                steps.stream()
                        .map(step -> Map.of(
                                "thing",
                                step.thing(),
                                "outcome",
                                step.outcome().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                metadata.provider(RealmMetadata.OWN)
                        .flatMap(own -> metadata.signed(RealmMetadata.OWN, own))
                        .map(signed -> signed.findings(metadata.now()))
                        .orElse(List.of()));
    }

    private List<Setup.Step> apply(String json) {
        try {
            return new Setup(session, wanted(json)).apply();
        } catch (SettingFault fault) {
            throw AdminRefusal.of(
                    Response.Status.BAD_REQUEST,
                    Map.of("code", CODE, "field", fault.field(), "error", fault.getMessage()));
        } catch (IllegalArgumentException | ComponentValidationException unfit) {
            throw refused(unfit.getMessage());
        }
    }

    private WantedProvider wanted(String json) {
        return switch (scheme) {
            case SPID, EIDAS -> WantedProvider.of(SetupDocument.read(json));
            case CIE -> WantedProvider.of(CieSetupDocument.read(json));
        };
    }

    private String alias() {
        return scheme.method().slug();
    }

    private static RuntimeException refused(String error) {
        return AdminRefusal.of(Response.Status.BAD_REQUEST, CODE, error);
    }

    private static String text(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw AdminRefusal.of(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE, CODE, "the document is not longer than 1 MB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
