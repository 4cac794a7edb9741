package it.varco.it.register;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import it.varco.demo.order.OrderKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for PDND: it publishes a key, and vouches with it for clients. */
final class Pdnd implements AutoCloseable {

    static final String ISSUER = "interop.example.org";

    private final RSAKey key = OrderKey.make();
    private final AtomicBoolean answers = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    Pdnd() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/jwks.json", exchange -> {
            asked.incrementAndGet();
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.get() ? 200 : 500, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    URI keys() {
        return URI.create(
                "http://127.0.0.1:%d/jwks.json".formatted(server.getAddress().getPort()));
    }

    RSAKey key() {
        return key;
    }

    /** How often its keys were fetched. */
    int asked() {
        return asked.get();
    }

    void answers(boolean whether) {
        answers.set(whether);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
