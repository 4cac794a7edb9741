package it.varco.spid.keycloak;

import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.spid.keycloak.log.LogResource;
import it.varco.spid.registry.RegistryEntry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What an administrator of identity providers does with the registry. */
@Produces(MediaType.APPLICATION_JSON)
public final class SpidAdminResource {

    private final KeycloakSession session;
    private final AdminPermissionEvaluator permissions;
    private final AdminEventBuilder adminEvent;

    SpidAdminResource(KeycloakSession session, AdminPermissionEvaluator permissions, AdminEventBuilder adminEvent) {
        this.session = session;
        this.permissions = permissions;
        this.adminEvent = adminEvent;
    }

    /**
     * The registry as it stands.
     *
     * @param fetchedAt when the copy was fetched; absent before the first
     * @param entries entity id and name of each entry
     */
    public record RegistryView(Instant fetchedAt, List<Map<String, String>> entries) {}

    /** Shows the registry. */
    @GET
    @Path("registry")
    public RegistryView registry() {
        permissions.realm().requireViewIdentityProviders();
        SpidIdentityProviderConfig config = config();
        Optional<RegistrySnapshot.Copy> copy =
                RegistrySnapshot.find(session.getContext().getRealm(), config.getAlias());
        List<Map<String, String>> entries =
                SpidServer.registries(session).of(session.getContext().getRealm(), config).entries().stream()
                        .map(SpidAdminResource::describe)
                        .toList();
        return new RegistryView(copy.map(RegistrySnapshot.Copy::fetchedAt).orElse(null), entries);
    }

    /** Fetches the feed now; a feed that cannot be used leaves the last good copy and is answered with 502. */
    @POST
    @Path("registry")
    public Response refresh() {
        permissions.realm().requireManageIdentityProviders();
        RegistryRefresh.Outcome outcome = SpidServer.refresh(session).refresh(session, config());
        if (!outcome.isFresh()) {
            return Response.status(Response.Status.BAD_GATEWAY)
                    .entity(Map.of("problem", outcome.problem()))
                    .build();
        }
        adminEvent
                .operation(OperationType.ACTION)
                .resource(ResourceType.IDENTITY_PROVIDER)
                .resourcePath("spid", "registry")
                .success();
        return Response.ok(Map.of("entries", outcome.entries(), "leftOut", outcome.leftOut()))
                .build();
    }

    /** The 24-month register. */
    @Path("log")
    public LogResource log() {
        return new LogResource(
                AdminCall.of(
                        session,
                        session.getContext().getRealm(),
                        permissions,
                        adminEvent,
                        SpidAdminResourceFactory.PROVIDER_ID),
                Clock.systemUTC());
    }

    private SpidIdentityProviderConfig config() {
        return SpidProviders.of(session).orElseThrow(NotFoundException::new);
    }

    private static Map<String, String> describe(RegistryEntry entry) {
        return Map.of("entityId", entry.entityId(), "name", entry.name());
    }
}
