package it.varco.it.kit;

import it.varco.demo.cards.ServerCertificate;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's nginx with the sample that operators start from, as a process of our own on loopback. */
final class Nginx implements AutoCloseable {

    private static final String HOST = "localhost";
    private static final Duration TIME_TO_START = Duration.ofMinutes(2);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final String AROUND = """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log error.log info;
            events { }
            http {
                access_log access.log;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                include varco.conf;
            }
            """;

    private final Process process;
    private final Ports ports;
    private final Path folder;

    /** Where it listens. */
    record Ports(int main, int card) {

        URI mainOrigin() {
            return URI.create("https://%s:%d".formatted(HOST, main));
        }

        URI cardOrigin() {
            return URI.create("https://%s:%d".formatted(HOST, card));
        }
    }

    private Nginx(Process process, Ports ports, Path folder) {
        this.process = process;
        this.ports = ports;
        this.folder = folder;
    }

    /**
     * Starts it and returns when it listens.
     *
     * @param folder of its own
     * @param keycloak where Keycloak listens
     * @param proof what it proves itself with
     */
    static Nginx start(Path folder, Ports ports, URI keycloak, ServerCertificate certificate, String proof) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("card-proof.conf"),
                    "proxy_set_header X-Varco-Card-Proxy \"%s\";\n".formatted(proof));
            Files.writeString(
                    folder.resolve("varco.conf"),
                    sample(folder, ports, keycloak, certificate).text());
            Files.writeString(folder.resolve("nginx.conf"), AROUND);
            Process process = new ProcessBuilder(
                            executable().toString(),
                            "-p",
                            folder.toString(),
                            "-c",
                            folder.resolve("nginx.conf").toString(),
                            "-e",
                            folder.resolve("error.log").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .start();
            Nginx nginx = new Nginx(process, ports, folder);
            nginx.waitUntilItListens();
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProxySample sample(Path folder, Ports ports, URI keycloak, ServerCertificate certificate) {
        return ProxySample.of("nginx.conf")
                .with(1, "listen 443 ssl;", "listen 127.0.0.1:%d ssl;".formatted(ports.main()))
                .with(1, "listen 8443 ssl;", "listen 127.0.0.1:%d ssl;".formatted(ports.card()))
                .with(1, "X-Forwarded-Port 443;", "X-Forwarded-Port %d;".formatted(ports.main()))
                .with(1, "X-Forwarded-Port 8443;", "X-Forwarded-Port %d;".formatted(ports.card()))
                .with(2, "/etc/ssl/login.example.it.pem", certificate.certificate())
                .with(2, "/etc/ssl/private/login.example.it.key", certificate.key())
                .with(2, "server_name login.example.it;", "server_name %s;".formatted(HOST))
                .with(3, "http://127.0.0.1:8080", keycloak)
                .with(1, "/etc/varco/card-proof.conf", folder.resolve("card-proof.conf"));
    }

    Ports ports() {
        return ports;
    }

    private void waitUntilItListens() {
        Instant deadline = Instant.now().plus(TIME_TO_START);
        while (!listens(ports.main()) || !listens(ports.card())) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new AssertionError("nginx did not start: " + output());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path executable() {
        Stream<String> folders = Stream.concat(
                Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"));
        List<Path> found = Stream.concat(
                        Optional.ofNullable(System.getenv("NGINX")).stream().map(Path::of),
                        folders.map(folder -> Path.of(folder, "nginx")))
                .filter(Files::isExecutable)
                .limit(1)
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError(
                    "The tests of the card port behind a proxy need nginx, and none is found: install one"
                            + " (on Debian: apt-get install nginx) or name it in NGINX.");
        }
        return found.get(0);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
