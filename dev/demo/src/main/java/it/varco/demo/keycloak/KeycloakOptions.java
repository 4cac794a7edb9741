package it.varco.demo.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How a Keycloak is started.
 *
 * @param httpPort where it listens, on loopback
 * @param publicUrl where people and applications find it
 * @param managementPort where health and metrics are, on loopback
 * @param log the file that takes all it prints
 * @param more further options of {@code kc.sh start}, such as {@code --spi-…}
 */
public record KeycloakOptions(int httpPort, URI publicUrl, int managementPort, Path log, List<String> more) {

    /** Keeps its own copy of the list. */
    public KeycloakOptions {
        more = List.copyOf(more);
    }

    /** People and applications find it where it listens. */
    public KeycloakOptions(int httpPort, int managementPort, Path log, List<String> more) {
        this(httpPort, URI.create("http://localhost:" + httpPort), managementPort, log, more);
    }
}
