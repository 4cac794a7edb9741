package it.varco.policy.keycloak.header;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.Config;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.headers.SecurityHeadersProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Stands before Keycloak's own, which it asks first. */
public final class SecurityHeadersFactory
        implements SecurityHeadersProviderFactory, VersionedFactory<SecurityHeadersProvider> {

    private static final String KEYCLOAKS = "default";

    @Override
    public String getId() {
        return "varco";
    }

    /** Above Keycloak's own, which has zero. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public SecurityHeadersProvider create(KeycloakSession session) {
        return new SecurityHeaders(session.getProvider(SecurityHeadersProvider.class, KEYCLOAKS));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
