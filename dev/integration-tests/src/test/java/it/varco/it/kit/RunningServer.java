package it.varco.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Keycloak process, perhaps one that an earlier JVM started. */
record RunningServer(URI baseUrl, URI managementUrl, URI cardOrigin, Path log, long pid, String fingerprint) {

    String logged() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
