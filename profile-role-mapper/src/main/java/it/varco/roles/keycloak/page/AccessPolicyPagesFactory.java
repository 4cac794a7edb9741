package it.varco.roles.keycloak.page;

import it.varco.policy.keycloak.VersionedFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** The resource {@code /realms/{realm}/access-policy}. */
public final class AccessPolicyPagesFactory
        implements RealmResourceProviderFactory, VersionedFactory<RealmResourceProvider> {

    public static final String PROVIDER_ID = "access-policy";

    private final Clock wall = Clock.systemUTC();

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new AccessPolicyPages(session, wall);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
