package it.varco.it.kit;

import it.varco.demo.cards.ServerCertificate;
import java.net.URI;

/**
 * Where a proxy stands.
 *
 * @param mainPort where it asks nobody for a certificate
 * @param cardPort where it asks
 * @param keycloakPort where Keycloak listens behind it
 * @param certificate its own, for {@code localhost}
 * @param proof what it proves itself with
 */
record ProxySite(int mainPort, int cardPort, int keycloakPort, ServerCertificate certificate, String proof) {

    static final String HOST = "localhost";

    URI mainOrigin() {
        return URI.create("https://%s:%d".formatted(HOST, mainPort));
    }

    URI cardOrigin() {
        return URI.create("https://%s:%d".formatted(HOST, cardPort));
    }
}
