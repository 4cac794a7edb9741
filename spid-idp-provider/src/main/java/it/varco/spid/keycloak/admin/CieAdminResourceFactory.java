package it.varco.spid.keycloak.admin;

import it.varco.policy.keycloak.VersionedFactory;
import it.varco.policy.keycloak.admin.AdminResource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** The resource {@code /admin/realms/{realm}/cie}. */
public final class CieAdminResourceFactory
        implements AdminRealmResourceProviderFactory, VersionedFactory<AdminRealmResourceProvider> {

    public static final String PROVIDER_ID = "cie";

    @Override
    public AdminResource create(KeycloakSession session) {
        return (own, realm, permissions, adminEvent) -> new CieAdminResource(own, permissions, adminEvent);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
