package it.varco.spid.keycloak.setting;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Where the running server keeps what SPID has once for all realms: with the factory of the resource {@code spid}. */
public final class SpidServer {

    /** The resource, beside the realm and beside its administration. */
    public static final String PROVIDER_ID = "spid";

    private SpidServer() {}

    /** The factory, as the one who keeps that. */
    public static <T> T keeper(KeycloakSession session, Class<T> kept) {
        return kept.cast(
                session.getKeycloakSessionFactory().getProviderFactory(RealmResourceProvider.class, PROVIDER_ID));
    }
}
