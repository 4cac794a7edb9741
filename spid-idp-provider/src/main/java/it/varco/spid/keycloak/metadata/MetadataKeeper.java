package it.varco.spid.keycloak.metadata;

import it.varco.spid.keycloak.setting.SpidServer;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** Who keeps the metadata that a server has signed, and the clock by which their keys begin and end. */
public interface MetadataKeeper {

    /** That of the running server. */
    static MetadataKeeper of(KeycloakSession session) {
        return SpidServer.keeper(session, MetadataKeeper.class);
    }

    MetadataDocuments metadata();

    Clock clock();
}
