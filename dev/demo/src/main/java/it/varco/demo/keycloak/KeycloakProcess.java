package it.varco.demo.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A running Keycloak, reachable from this machine only. */
public final class KeycloakProcess implements AutoCloseable {

    /** The administrator of the master realm: a fixed name is fair where only loopback is listened on. */
    public static final String ADMIN_USERNAME = "admin";

    /** The administrator's password. */
    public static final String ADMIN_PASSWORD = "admin";

    private static final String CACHE = "--cache=";
    private static final Duration TIME_TO_START = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Process process;
    private final KeycloakOptions options;

    private KeycloakProcess(Process process, KeycloakOptions options) {
        this.process = process;
        this.options = options;
    }

    /** Starts the server and returns when it is ready. */
    public static KeycloakProcess start(KeycloakHome home, KeycloakOptions options) {
        try {
            Files.createDirectories(options.log().toAbsolutePath().getParent());
            ProcessBuilder command = home.command(arguments(home, options), options.log());
            command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN_USERNAME);
            command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
            KeycloakProcess keycloak = new KeycloakProcess(command.start(), options);
            keycloak.waitUntilReady();
            return keycloak;
        } catch (IOException e) {
            throw new KeycloakFailure("Keycloak cannot be started: " + e, e);
        }
    }

    private static List<String> arguments(KeycloakHome home, KeycloakOptions options) {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + options.httpPort(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + options.managementPort(),
                "--hostname=" + options.publicUrl(),
                "--shutdown-delay=0s",
                "--shutdown-timeout=2s"));
        if (options.more().stream().noneMatch(option -> option.startsWith(CACHE))) {
            arguments.add(CACHE + "local");
        }
        if (Files.isDirectory(home.imports())) {
            arguments.add("--import-realm");
        }
        arguments.addAll(options.more());
        return arguments;
    }

    private void waitUntilReady() {
        Instant deadline = Instant.now().plus(TIME_TO_START);
        URI health = managementUrl().resolve("/health/ready");
        try {
            while (!answers(health)) {
                if (!process.isAlive()) {
                    throw KeycloakFailure.withLog(
                            "Keycloak stopped while starting (exit %d).".formatted(process.exitValue()), log());
                }
                if (Instant.now().isAfter(deadline)) {
                    throw KeycloakFailure.withLog(
                            "Keycloak was not ready within %d minutes (%s); is the machine very busy?"
                                    .formatted(TIME_TO_START.toMinutes(), health),
                            log());
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new KeycloakFailure("Interrupted while Keycloak was starting.", e);
        } catch (KeycloakFailure e) {
            close();
            throw e;
        }
    }

    /** Whether a GET of the address is answered with 200 now. */
    public static boolean answers(URI address) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The address at which it listens, without a path. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + options.httpPort());
    }

    /** The address of health and metrics. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + options.managementPort());
    }

    /** The file that takes all that the server prints. */
    public Path log() {
        return options.log();
    }

    /** All that the server has printed so far. */
    public String logged() {
        try {
            return Files.readString(options.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that {@link #stop(long)} takes, also from another JVM. */
    public long pid() {
        return process.pid();
    }

    /** Returns when the server has ended, by itself or stopped. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Stops a server that an earlier JVM left running; nothing where it has ended. */
    public static void stop(long pid) {
        ProcessHandle.of(pid).map(ProcessTree::of).ifPresent(ProcessTree::stop);
    }

    /** Ends it at once and unasked, as a power cut does. */
    public void kill() {
        ProcessTree.of(process.toHandle()).kill();
    }

    @Override
    public void close() {
        ProcessTree.of(process.toHandle()).stop();
    }
}
