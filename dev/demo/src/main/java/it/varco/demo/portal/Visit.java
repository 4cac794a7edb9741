package it.varco.demo.portal;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request and its answer. */
final class Visit {

    // Cookies know no port: a name of its own keeps apart portals that run beside each other.
    private static final String COOKIE = "portal_session_";
    private static final Pattern STATE = Pattern.compile("(?:^|&)state=([^&]*)");

    private final HttpExchange exchange;
    private final String cookie;

    Visit(HttpExchange exchange, URI issuer) {
        this.exchange = exchange;
        this.cookie = COOKIE + exchange.getLocalAddress().getPort();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        // Chromium holds form-action also against where a form is redirected: signing out ends at the issuer.
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
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
        return matcher.find()
                ? Optional.of(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8))
                : Optional.empty();
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
        try (InputStream css = Visit.class.getResourceAsStream("portal.css")) {
            answer(200, "text/css; charset=utf-8", css.readAllBytes());
        }
    }

    void redirect(int status, URI location) throws IOException {
        exchange.getResponseHeaders().set("Location", location.toString());
        exchange.sendResponseHeaders(status, -1);
    }

    private void answer(int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
