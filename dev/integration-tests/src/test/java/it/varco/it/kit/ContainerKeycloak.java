package it.varco.it.kit;

import dasniko.testcontainers.keycloak.ExtendableKeycloakContainer;
import it.varco.demo.cards.CardPort;
import it.varco.demo.keycloak.KeycloakProcess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.MountableFile;

/** Keycloak's own image with our providers, on the host's network: it too listens on loopback alone. */
final class ContainerKeycloak implements TargetKeycloak {

    private static final String IMAGE = "quay.io/keycloak/keycloak:";

    private final OnHostNetwork container;

    private ContainerKeycloak(OnHostNetwork container) {
        this.container = container;
    }

    static ContainerKeycloak start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "-Pdocker runs the tests against Keycloak's image and needs Docker, which does not answer here."
                            + " Without -Pdocker they run against a process and need none.");
        }
        OnHostNetwork container = new OnHostNetwork(
                FreePort.find(), FreePort.find(), new CardPort(FreePort.find(), Build.cards()), providers());
        container.start();
        return new ContainerKeycloak(container);
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://localhost:" + container.httpPort);
    }

    @Override
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + container.managementPort);
    }

    @Override
    public URI cardOrigin() {
        return container.cards.origin();
    }

    @Override
    public String log() {
        return container.getLogs();
    }

    @Override
    public void close() {
        container.stop();
    }

    private static List<File> providers() {
        try (ZipFile zip = new ZipFile(Build.distributionZip().toFile())) {
            Path folder = Files.createDirectories(Build.output().resolve("container-providers"));
            List<File> jars = new ArrayList<>(List.of(Build.rehearsalClock().toFile()));
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith("providers/") && !entry.isDirectory()) {
                    Path jar = folder.resolve(Path.of(entry.getName()).getFileName());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, jar, StandardCopyOption.REPLACE_EXISTING);
                    }
                    jars.add(jar.toFile());
                }
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class OnHostNetwork extends ExtendableKeycloakContainer<OnHostNetwork> {

        private final int httpPort;
        private final int managementPort;
        private final CardPort cards;

        OnHostNetwork(int httpPort, int managementPort, CardPort cards, List<File> providers) {
            super(IMAGE + Build.keycloakVersion());
            this.httpPort = httpPort;
            this.managementPort = managementPort;
            this.cards = cards;
            withNetworkMode("host");
            withAdminUsername(KeycloakProcess.ADMIN_USERNAME);
            withAdminPassword(KeycloakProcess.ADMIN_PASSWORD);
            withEnabledMetrics();
            withProviderLibsFrom(providers);
            waitingFor(new ReadyOnHost(URI.create("http://127.0.0.1:" + managementPort + "/health/ready")));
            withProductionMode();
            // By the same name inside as outside, so that the same options hold.
            withFileSystemBind(cards.folder().toString(), cards.folder().toString(), BindMode.READ_ONLY);
            withCopyFileToContainer(
                    MountableFile.forHostPath(settings(cards)), "/opt/keycloak/conf/quarkus.properties");
            // One by one: the library hands each on as one argument.
            List.of(
                            "--db=dev-file",
                            "--cache=local",
                            "--http-enabled=true",
                            "--http-host=127.0.0.1",
                            "--http-port=" + httpPort,
                            "--http-management-host=127.0.0.1",
                            "--http-management-port=" + managementPort,
                            "--hostname=http://localhost:" + httpPort,
                            "--https-client-auth=request")
                    .forEach(this::withCustomCommand);
            cards.options().forEach(this::withCustomCommand);
        }

        private static Path settings(CardPort cards) {
            Path home = Build.output().resolve("container");
            try {
                Files.createDirectories(home.resolve("conf"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            cards.writeTo(home);
            return home.resolve("conf").resolve("quarkus.properties");
        }

        @Override
        protected void configure() {
            super.configure();
            setExposedPorts(List.of());
        }
    }

    /** No port is mapped on the host's network, and the library's own wait would look for one. */
    private static final class ReadyOnHost extends AbstractWaitStrategy {

        private static final Duration TIME_TO_START = Duration.ofMinutes(5);
        private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

        private final URI health;

        ReadyOnHost(URI health) {
            this.health = health;
        }

        @Override
        protected void waitUntilReady() {
            Instant deadline = Instant.now().plus(TIME_TO_START);
            try {
                while (!KeycloakProcess.answers(health)) {
                    if (Instant.now().isAfter(deadline)) {
                        throw new ContainerLaunchException("Not ready in time: " + health);
                    }
                    Thread.sleep(BETWEEN_LOOKS.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ContainerLaunchException("Interrupted while waiting for " + health, e);
            }
        }
    }
}
