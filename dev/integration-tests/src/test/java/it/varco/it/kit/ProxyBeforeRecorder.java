package it.varco.it.kit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import it.varco.demo.cards.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The proxy of the operators' sample, and behind it, in the place of Keycloak, somebody who writes down what it passes. */
public final class ProxyBeforeRecorder implements AutoCloseable {

    private static final int SECONDS = 60;

    private final HttpServer recorder;
    private final BlockingQueue<Headers> passed;
    private final ProxyProcess proxy;
    private final ProxySite site;

    private ProxyBeforeRecorder(
            HttpServer recorder, BlockingQueue<Headers> passed, ProxyProcess proxy, ProxySite site) {
        this.recorder = recorder;
        this.passed = passed;
        this.proxy = proxy;
        this.site = site;
    }

    /** Starts both. */
    public static ProxyBeforeRecorder start() {
        try {
            BlockingQueue<Headers> passed = new LinkedBlockingQueue<>();
            HttpServer recorder = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            recorder.createContext("/", exchange -> record(exchange, passed));
            recorder.start();
            ProxySite site = new ProxySite(
                    ProxySite.HOST,
                    FreePort.find(),
                    FreePort.find(),
                    recorder.getAddress().getPort(),
                    ServerCertificate.in(Build.cards()),
                    UUID.randomUUID().toString());
            try {
                return new ProxyBeforeRecorder(
                        recorder,
                        passed,
                        ProxyProcess.start(
                                Build.cardProxy(),
                                Build.output().toAbsolutePath().resolve("proxy-before-recorder"),
                                site),
                        site);
            } catch (RuntimeException | AssertionError failed) {
                recorder.stop(0);
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void record(HttpExchange exchange, BlockingQueue<Headers> passed) throws IOException {
        passed.add(exchange.getRequestHeaders());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** Where it asks nobody for a certificate. */
    public URI mainOrigin() {
        return site.mainOrigin();
    }

    /** Where it asks. */
    public URI cardOrigin() {
        return site.cardOrigin();
    }

    /** The headers of the next request that it has passed. */
    public Headers passed() {
        try {
            Headers next = passed.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("the proxy has passed nothing");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            proxy.close();
        } finally {
            recorder.stop(0);
        }
    }
}
