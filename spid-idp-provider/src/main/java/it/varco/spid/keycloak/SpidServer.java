package it.varco.spid.keycloak;

import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Where the running server keeps what SPID has once for all realms. */
final class SpidServer {

    private SpidServer() {}

    static Registries registries(KeycloakSession session) {
        return factory(session).registries();
    }

    static MetadataDocuments metadata(KeycloakSession session) {
        return factory(session).metadata();
    }

    static RegistryRefresh refresh(KeycloakSession session) {
        return factory(session).refresh();
    }

    static Clock clock(KeycloakSession session) {
        return factory(session).clock();
    }

    private static SpidResourceFactory factory(KeycloakSession session) {
        return (SpidResourceFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(RealmResourceProvider.class, SpidResourceFactory.PROVIDER_ID);
    }
}
