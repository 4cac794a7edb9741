package it.varco.spid.keycloak.admin;

import it.varco.policy.keycloak.VersionedFactory;
import it.varco.policy.keycloak.admin.AdminResource;
import it.varco.spid.keycloak.setting.SpidServer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** The resource {@code /admin/realms/{realm}/spid}. */
public final class SpidAdminResourceFactory
        implements AdminRealmResourceProviderFactory, VersionedFactory<AdminRealmResourceProvider> {

    public static final String PROVIDER_ID = SpidServer.PROVIDER_ID;

    @Override
    public AdminResource create(KeycloakSession session) {
        return (own, realm, permissions, adminEvent) -> new SpidAdminResource(own, permissions, adminEvent);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
