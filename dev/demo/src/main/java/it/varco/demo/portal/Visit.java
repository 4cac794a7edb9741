package it.varco.demo.portal;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One request and its answer. */
final class Visit {

    // Cookies know no port: a name of its own keeps apart portals that run beside each other.
    private static final String COOKIE = "portal_session_";
    private static final int LONGEST_FORM = 2048;
    private static final Pattern STATE = Pattern.compile("(?:^|&)state=([^&]*)");

    private final HttpExchange exchange;
    private final String cookie;

    Visit(HttpExchange exchange, URI issuer) {
        this.exchange = exchange;
        this.cookie = COOKIE + exchange.getLocalAddress().getPort();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        // With no-referrer a browser names no origin for our own forms either.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("X-Content-Type-Options", "nosniff");
        // Chromium holds form-action also against where a form is redirected: signing out ends at the issuer.
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                        + issuer.getScheme() + "://" + issuer.getAuthority());
    }

    String methodAndPath() {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    }

    URI uri() {
        return exchange.getRequestURI();
    }

    Optional<String> state() {
        Matcher matcher = STATE.matcher(Optional.ofNullable(uri().getRawQuery()).orElse(""));
        return matcher.find() ? Optional.of(decoded(matcher.group(1))) : Optional.empty();
    }

    /** Whether a page of that origin sent this, and no page of another site. */
    boolean isSentBy(URI origin) {
        return origin.toString().equals(exchange.getRequestHeaders().getFirst("Origin"));
    }

    /** The fields of a short form, nothing of a longer one. */
    Map<String, String> form() throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_FORM + 1);
        return body.length > LONGEST_FORM
                ? Map.of()
                : Stream.of(new String(body, StandardCharsets.UTF_8).split("&"))
                        .map(field -> field.split("=", 2))
                        .filter(field -> field.length == 2)
                        .collect(Collectors.toMap(
                                field -> field[0], field -> decoded(field[1]), (first, more) -> first));
    }

    Optional<String> session() {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> List.of(header.split("; *")).stream())
                .filter(pair -> pair.startsWith(cookie + "="))
                .map(pair -> pair.substring(cookie.length() + 1))
                .findFirst();
    }

    void keepSession(String id) {
        exchange.getResponseHeaders().set("Set-Cookie", "%s=%s; Path=/; HttpOnly; SameSite=Lax".formatted(cookie, id));
    }

    void dropSession() {
        exchange.getResponseHeaders()
                .set("Set-Cookie", "%s=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0".formatted(cookie));
    }

    void page(int status, String html) throws IOException {
        answer(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    void stylesheet() throws IOException {
        file("portal.css", "text/css; charset=utf-8");
    }

    void script() throws IOException {
        file("portal.js", "text/javascript; charset=utf-8");
    }

    void redirect(int status, URI location) throws IOException {
        exchange.getResponseHeaders().set("Location", location.toString());
        exchange.sendResponseHeaders(status, -1);
    }

    private void file(String name, String type) throws IOException {
        try (InputStream content = Visit.class.getResourceAsStream(name)) {
            answer(200, type, content.readAllBytes());
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void answer(int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
