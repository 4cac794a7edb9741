package it.varco.policy.keycloak.admin;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** The resource {@code /admin/realms/{realm}/access-policy}. */
public final class AccessPolicyAdminFactory
        implements AdminRealmResourceProviderFactory, VersionedFactory<AdminRealmResourceProvider> {

    public static final String PROVIDER_ID = "access-policy";

    @Override
    public AdminResource create(KeycloakSession session) {
        return (own, realm, permissions, adminEvent) ->
                new AccessPolicyAdmin(own, realm, permissions.realm(), adminEvent);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
