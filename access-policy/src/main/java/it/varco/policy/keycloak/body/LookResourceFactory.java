package it.varco.policy.keycloak.body;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** The resource {@code varco-look}. */
public final class LookResourceFactory
        implements RealmResourceProviderFactory, VersionedFactory<RealmResourceProvider> {

    @Override
    public String getId() {
        return "varco-look";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new LookResource(session);
    }
}
