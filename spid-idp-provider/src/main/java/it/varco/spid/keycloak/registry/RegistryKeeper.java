package it.varco.spid.keycloak.registry;

import it.varco.spid.keycloak.setting.SpidServer;
import org.keycloak.models.KeycloakSession;

/** Who keeps the registries that a server has read, and what reads them. */
public interface RegistryKeeper {

    /** That of the running server. */
    static RegistryKeeper of(KeycloakSession session) {
        return SpidServer.keeper(session, RegistryKeeper.class);
    }

    Registries registries();

    RegistryRefresh refresh();
}
