package it.varco.spid.keycloak.admin;

import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.spid.keycloak.entry.UsedEntriesResource;
import it.varco.spid.keycloak.log.LogResource;
import it.varco.spid.keycloak.registry.RegistryResource;
import it.varco.spid.keycloak.setup.AdoptionResource;
import it.varco.spid.keycloak.setup.MetadataLintResource;
import it.varco.spid.keycloak.setup.SetupResource;
import it.varco.spid.scheme.Scheme;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What operators do with SPID. */
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

    /** SPID's identity providers, and the eIDAS node. */
    @Path("registry")
    public RegistryResource registry() {
        return new RegistryResource(session, permissions, adminEvent, Scheme.SPID);
    }

    /** What AgID would refuse in metadata. */
    @Path("metadata-lint")
    public MetadataLintResource metadataLint() {
        return new MetadataLintResource(session, permissions, Scheme.SPID);
    }

    /** All that SPID needs in the realm, in one call. */
    @Path("setup")
    public SetupResource setup() {
        return new SetupResource(session, permissions, adminEvent, Scheme.SPID);
    }

    /** What becomes of accounts that came by an identity provider for each of SPID's. */
    @Path("adopt")
    public AdoptionResource adopt() {
        return new AdoptionResource(session, permissions, adminEvent);
    }

    /** The 24-month register. */
    @Path("log")
    public LogResource log() {
        return new LogResource(call(), Clock.systemUTC());
    }

    /** The identity providers that a person has used. */
    @Path("entries")
    public UsedEntriesResource entries() {
        return new UsedEntriesResource(call());
    }

    private AdminCall call() {
        return AdminCall.of(
                session,
                session.getContext().getRealm(),
                permissions,
                adminEvent,
                SpidAdminResourceFactory.PROVIDER_ID);
    }
}
