package it.varco.register.keycloak.admin;

import it.varco.policy.keycloak.VersionedFactory;
import it.varco.policy.keycloak.admin.AdminCall;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The resource {@code /admin/realms/{realm}/professional-register}. */
public final class RegisterAdminFactory
        implements AdminRealmResourceProviderFactory, VersionedFactory<AdminRealmResourceProvider> {

    public static final String PROVIDER_ID = "professional-register";

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new Provider();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    private static final class Provider implements AdminRealmResourceProvider {

        @Override
        public Object getResource(
                KeycloakSession session,
                RealmModel realm,
                AdminPermissionEvaluator permissions,
                AdminEventBuilder adminEvent) {
            return new RegisterAdminResource(AdminCall.of(session, realm, permissions, adminEvent, PROVIDER_ID));
        }

        @Override
        public void close() {}
    }
}
