package it.varco.policy.keycloak.admin;

import org.keycloak.provider.Provider;

/** One area of {@code /admin/realms/{realm}/access-policy}; the id of its factory is its part of the path. */
public interface AdminArea extends Provider {

    /**
     * The JAX-RS resource that answers the call. It asks the caller for the right to do what it does before it does
     * anything.
     */
    Object resource(AdminCall call);

    @Override
    default void close() {}
}
