package it.varco.benchmarks.spid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A registry's feed with as many entries as its address says, all but for their names like one that exists. */
final class RegistryOfMany implements AutoCloseable {

    private final HttpServer server;

    private RegistryOfMany(HttpServer server) {
        this.server = server;
    }

    /** @param genuine the feed that the entries are made from */
    static RegistryOfMany like(URI genuine) {
        try (InputStream feed = genuine.toURL().openStream()) {
            ObjectMapper json = new ObjectMapper();
            JsonNode entry = json.readTree(feed).get(0);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                int size = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                byte[] entries = entries(json, entry, size).toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, entries.length);
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(entries);
                }
            });
            server.start();
            return new RegistryOfMany(server);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ArrayNode entries(ObjectMapper json, JsonNode like, int size) {
        ArrayNode entries = json.createArrayNode();
        for (int number = 1; number <= size; number++) {
            ObjectNode entry = like.deepCopy();
            String name = "Identità numero " + number;
            entries.add(entry.put("entity_id", "https://identita-%d.example.it".formatted(number))
                    .put("organization_name", name)
                    .put("organization_display_name", name));
        }
        return entries;
    }

    URI of(int size) {
        return URI.create("http://localhost:%d/%d".formatted(server.getAddress().getPort(), size));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
