package it.varco.spid.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Where the running server keeps its one {@link Registries}. */
final class SpidRegistries {

    private SpidRegistries() {}

    static Registries of(KeycloakSession session) {
        SpidResourceFactory factory = (SpidResourceFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(RealmResourceProvider.class, SpidResourceFactory.PROVIDER_ID);
        return factory.registries();
    }
}
