package it.varco.it.kit;

import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One of the nodes that are one Keycloak. People know all of them by one name, which is the first one's. */
public final class KeycloakNode implements TargetKeycloak {

    private final String name;
    private final Path folder;
    private final KeycloakHome home;
    private final List<String> options;
    private final URI publicUrl;
    private final int http;
    private final int management = FreePort.find();
    private Optional<KeycloakProcess> process = Optional.empty();
    private int starts;

    private KeycloakNode(
            String name, Path folder, KeycloakHome home, List<String> options, Optional<URI> publicUrl, int http) {
        this.name = name;
        this.folder = folder;
        this.home = home;
        this.options = options;
        this.publicUrl = publicUrl.orElse(URI.create("http://localhost:" + http));
        this.http = http;
    }

    static KeycloakNode first(Path folder, KeycloakHome home, List<String> options) {
        return new KeycloakNode("first", folder, home, options, Optional.empty(), FreePort.find());
    }

    KeycloakNode second() {
        return new KeycloakNode("second", folder, home, options, Optional.of(publicUrl), FreePort.find());
    }

    /** Starts it; what it printed before stays. */
    public void start() {
        starts++;
        List<String> all = Stream.concat(
                        options.stream(),
                        Stream.of(
                                "--cache=ispn",
                                // Fewer connections than the tests have callers: a call that held two would wait for
                                // itself.
                                "--db-pool-max-size=12",
                                "--cache-embedded-network-bind-address=127.0.0.1",
                                "--cache-embedded-network-bind-port=" + FreePort.findLow()))
                .toList();
        process = Optional.of(
                KeycloakProcess.start(home, new KeycloakOptions(http, publicUrl, management, logFile(starts), all)));
    }

    /** Ends it as a power cut does. */
    public void kill() {
        running().kill();
        process = Optional.empty();
    }

    /** The server's own process, without the shell that keeps it. */
    public ProcessHandle server() {
        return ProcessHandle.of(running().pid()).stream()
                .flatMap(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
                .filter(candidate -> candidate
                        .info()
                        .command()
                        .filter(command -> command.endsWith("/java"))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Where this node and no other listens, without a path. */
    @Override
    public URI baseUrl() {
        return running().baseUrl();
    }

    @Override
    public URI managementUrl() {
        return running().managementUrl();
    }

    @Override
    public URI cardOrigin() {
        throw new IllegalStateException("these nodes ask for no cards");
    }

    /** Of all its starts. */
    @Override
    public String log() {
        return IntStream.rangeClosed(1, starts)
                .mapToObj(this::logFile)
                .map(KeycloakNode::read)
                .reduce("", String::concat);
    }

    @Override
    public void close() {
        process.ifPresent(KeycloakProcess::close);
        process = Optional.empty();
    }

    private Path logFile(int start) {
        return folder.resolve("%s-%d.log".formatted(name, start));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private KeycloakProcess running() {
        return process.orElseThrow(() -> new IllegalStateException("not started"));
    }
}
