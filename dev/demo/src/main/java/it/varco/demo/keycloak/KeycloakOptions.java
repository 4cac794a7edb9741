package it.varco.demo.keycloak;

import java.nio.file.Path;
import java.util.List;

/**
 * How a Keycloak is started.
 *
 * @param httpPort where people and applications find it, on loopback
 * @param managementPort where health and metrics are, on loopback
 * @param log the file that takes all it prints
 * @param more further options of {@code kc.sh start}, such as {@code --spi-…}
 */
public record KeycloakOptions(int httpPort, int managementPort, Path log, List<String> more) {

    /** Keeps its own copy of the list. */
    public KeycloakOptions {
        more = List.copyOf(more);
    }
}
