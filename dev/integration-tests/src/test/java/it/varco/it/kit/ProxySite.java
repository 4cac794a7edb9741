package it.varco.it.kit;

import it.varco.demo.cards.ServerCertificate;
import java.net.URI;

/**
 * Where a proxy stands.
 *
 * @param host its name
 * @param mainPort where it asks nobody for a certificate
 * @param cardPort where it asks
 * @param keycloakPort where Keycloak listens behind it
 * @param certificate its own, for both names
 * @param proof what it proves itself with
 */
record ProxySite(
        String host, int mainPort, int cardPort, int keycloakPort, ServerCertificate certificate, String proof) {

    /** The name that cookies go to. */
    static final String HOST = "localhost";

    /** Another one of the same machine, where none goes. */
    static final String ANOTHER_HOST = "127.0.0.1";

    URI mainOrigin() {
        return URI.create("https://%s:%d".formatted(host, mainPort));
    }

    URI cardOrigin() {
        return URI.create("https://%s:%d".formatted(host, cardPort));
    }
}
