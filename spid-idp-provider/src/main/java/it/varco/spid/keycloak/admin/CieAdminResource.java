package it.varco.spid.keycloak.admin;

import it.varco.spid.keycloak.registry.RegistryResource;
import it.varco.spid.keycloak.setup.MetadataLintResource;
import it.varco.spid.keycloak.setup.SetupResource;
import it.varco.spid.scheme.Scheme;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What an administrator of identity providers does with CIE id. */
public final class CieAdminResource {

    private final KeycloakSession session;
    private final AdminPermissionEvaluator permissions;
    private final AdminEventBuilder adminEvent;

    CieAdminResource(KeycloakSession session, AdminPermissionEvaluator permissions, AdminEventBuilder adminEvent) {
        this.session = session;
        this.permissions = permissions;
        this.adminEvent = adminEvent;
    }

    /** CIE's identity provider, as its metadata describe it. */
    @Path("registry")
    public RegistryResource registry() {
        return new RegistryResource(session, permissions, adminEvent, Scheme.CIE);
    }

    /** What the Ministry would refuse in metadata. */
    @Path("metadata-lint")
    public MetadataLintResource metadataLint() {
        return new MetadataLintResource(session, permissions, Scheme.CIE);
    }

    /** All that CIE id needs in the realm, in one call. */
    @Path("setup")
    public SetupResource setup() {
        return new SetupResource(session, permissions, adminEvent, Scheme.CIE);
    }
}
