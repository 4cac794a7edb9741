package it.varco.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A proxy with the sample that operators start from, as a process of our own on loopback. */
final class ProxyProcess implements AutoCloseable {

    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(2), Duration.ofMillis(50));
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

    /** The variables that nginx itself reads: sockets that it would inherit. */
    private static final Set<String> READ_BY_PROXIES = Set.of("NGINX", "NGINX_VAR");

    private final Process process;
    private final Path output;

    private ProxyProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it and returns when it listens.
     *
     * @param folder of its own
     */
    static ProxyProcess start(SampledProxy proxy, Path folder, ProxySite site) {
        try {
            Files.createDirectories(folder);
            Path output = folder.resolve("output.log");
            ProcessBuilder command = new ProcessBuilder(proxy.lay(folder, site))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            command.environment().keySet().removeAll(READ_BY_PROXIES);
            ProxyProcess started = new ProxyProcess(command.start(), output);
            started.waitUntilItListens(site);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitUntilItListens(ProxySite site) {
        PATIENCE.until(() -> listens(site.mainPort()) && listens(site.cardPort()), process, () -> {
            close();
            return "the proxy did not start: " + log();
        });
    }

    private String log() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
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
