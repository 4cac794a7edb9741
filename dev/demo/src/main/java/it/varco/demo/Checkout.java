package it.varco.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The folder that {@code ./start} stands in, and what the build has left there. */
public record Checkout(Path root) {

    /** The operators' zip. */
    public Path operatorZip() {
        return built("distribution/target/varco-%s.zip".formatted(version("varco")));
    }

    /** The server that it is unpacked over. */
    public Path keycloakZip() {
        return built("dev/demo/target/server/keycloak-%s.zip".formatted(keycloakVersion()));
    }

    /** The provider that moves the policy clock. */
    public Path rehearsalClock() {
        return built("dev/rehearsal-clock/target/varco-rehearsal-clock-%s.jar".formatted(version("varco")));
    }

    /** The version of that server. */
    public String keycloakVersion() {
        return version("keycloak");
    }

    /** The folder in which measurements keep their server. */
    public Path benchmarks() {
        return root.resolve("dev/benchmarks/target/server");
    }

    /** One folder for each offset, so that two demos can run beside each other. */
    Path state(Ports ports) {
        return root.resolve(".varco").resolve("offset-" + ports.offset());
    }

    private Path built(String name) {
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            throw new DemoRefused("%s is missing: run ./start, which builds it.".formatted(file));
        }
        return file;
    }

    private static String version(String of) {
        Properties versions = new Properties();
        try (InputStream stream = Checkout.class.getResourceAsStream("versions.properties")) {
            versions.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty(of);
    }
}
