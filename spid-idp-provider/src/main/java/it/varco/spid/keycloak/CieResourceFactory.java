package it.varco.spid.keycloak;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** The resource {@code /realms/{realm}/cie}. */
public final class CieResourceFactory implements RealmResourceProviderFactory, VersionedFactory<RealmResourceProvider> {

    public static final String PROVIDER_ID = "cie";

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new CieResource(session);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
