package it.varco.it.kit;

import it.varco.demo.keycloak.KeycloakProcess;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The server that a run with {@code -Dvarco.keycloak.keep=true} leaves to the next one, for short ways at the desk. */
record KeptServer(Path file) {

    /** The server left running, where it answers and has the very providers that this build made. */
    Optional<RunningServer> reusable(String fingerprint) {
        return read().filter(server -> server.fingerprint().equals(fingerprint)).filter(KeptServer::answers);
    }

    void remember(RunningServer server) {
        Properties properties = new Properties();
        properties.setProperty("baseUrl", server.baseUrl().toString());
        properties.setProperty("managementUrl", server.managementUrl().toString());
        properties.setProperty("cardOrigin", server.cardOrigin().toString());
        properties.setProperty("log", server.log().toString());
        properties.setProperty("pid", Long.toString(server.pid()));
        properties.setProperty("fingerprint", server.fingerprint());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "A Keycloak left running");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        read().ifPresent(server -> {
            // Only what still answers is known to be ours: the number may by now belong to another process.
            if (answers(server)) {
                KeycloakProcess.stop(server.pid());
            }
        });
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<RunningServer> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new RunningServer(
                URI.create(properties.getProperty("baseUrl")),
                URI.create(properties.getProperty("managementUrl")),
                URI.create(properties.getProperty("cardOrigin", "https://localhost")),
                Path.of(properties.getProperty("log")),
                Long.parseLong(properties.getProperty("pid")),
                properties.getProperty("fingerprint")));
    }

    private static boolean answers(RunningServer server) {
        try {
            return KeycloakProcess.answers(server.managementUrl().resolve("/health/ready"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
