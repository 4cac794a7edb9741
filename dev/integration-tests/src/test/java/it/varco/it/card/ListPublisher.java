package it.varco.it.card;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes a trusted list, on loopback. */
final class ListPublisher implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Optional<byte[]> list = Optional.empty();

    private ListPublisher(HttpServer server) {
        this.server = server;
    }

    static ListPublisher start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ListPublisher publisher = new ListPublisher(server);
            server.createContext("/", exchange -> {
                try (exchange) {
                    publisher.asked.incrementAndGet();
                    Optional<byte[]> list = publisher.list;
                    exchange.sendResponseHeaders(
                            list.isPresent() ? 200 : 503,
                            list.map(bytes -> (long) bytes.length).orElse(-1L));
                    if (list.isPresent()) {
                        try (OutputStream body = exchange.getResponseBody()) {
                            body.write(list.get());
                        }
                    }
                }
            });
            server.start();
            return publisher;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/TSL-IT.xml");
    }

    void publish(byte[] bytes) {
        list = Optional.of(bytes);
    }

    /** From now on there is no list to be had. */
    void fallSilent() {
        list = Optional.empty();
    }

    int timesAsked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
