package it.varco.policy.keycloak.admin;

import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;

/** A resource below {@code /admin/realms/{realm}} that is made anew for each call and leaves nothing to close. */
@FunctionalInterface
public interface AdminResource extends AdminRealmResourceProvider {

    @Override
    default void close() {}
}
