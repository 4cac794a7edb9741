package it.varco.it.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import it.varco.demo.RealmExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Every page in every state that the theme's own tests have left in a folder, served under the policy of the realm that
 * ships. One script is missing: it would leave a page before anybody has looked at it, and each page is whole without it.
 */
public final class Previews implements AutoCloseable {

    private static final Path FOLDER = Path.of("../../themes/target");
    private static final int FEWEST = 120;
    /** Where a page at the card origin has its files from, which is another server. */
    private static final String MAIN_ORIGIN = "https://login.example/resources/version/login/varco";

    private static final String HERE = "/classes/theme/varco/login/resources";

    private static final String GOES_ON_BY_ITSELF = "/onward.js";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css",
            "js", "text/javascript",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final String policy;

    private Previews(HttpServer server, String policy) {
        this.server = server;
        this.policy = policy;
    }

    /** Serves them on a free port of this machine. */
    public static Previews serve() {
        try {
            String policy = new ObjectMapper()
                    .readTree(RealmExport.json())
                    .at("/browserSecurityHeaders/contentSecurityPolicy")
                    .asText();
            Previews previews = new Previews(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), policy);
            previews.server.setExecutor(previews.threads);
            previews.server.createContext("/", previews::answer);
            previews.server.start();
            return previews;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The names of all pages; of the refusals, which differ in their words alone, the normal build looks at one of each
     * shape.
     */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("preview/it"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .map(name -> name.substring(0, name.length() - ".html".length()))
                    .sorted()
                    .toList();
            if (names.size() < FEWEST) {
                throw new IllegalStateException(
                        "the theme's tests leave every page in %s: there are %d".formatted(FOLDER, names.size()));
            }
            return names.stream()
                    .filter(name -> View.everything()
                            || !name.startsWith("refused-")
                            || name.matches("refused-(by-plan|card|bare|anomaly-30)"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a page is in a language. */
    public URI address(String name, String language) {
        return URI.create("http://localhost:%d/preview/%s/%s.html"
                .formatted(server.getAddress().getPort(), language, name));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Path file = FOLDER.resolve(path.substring(1)).normalize();
            if (!file.startsWith(FOLDER) || !Files.isRegularFile(file) || path.endsWith(GOES_ON_BY_ITSELF)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = path.endsWith(".html")
                    ? Files.readString(file).replace(MAIN_ORIGIN, HERE).getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(file);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream"));
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            if (!path.endsWith(".html")) {
                exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
