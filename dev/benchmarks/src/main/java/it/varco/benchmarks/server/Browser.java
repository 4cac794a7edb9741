package it.varco.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The cookies of one person, and the way through redirects as far as they stay at the server. */
public final class Browser {

    private static final int MOST_REDIRECTS = 12;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String server;

    /** @param server any address of the one whose redirects are followed, and no other's */
    public Browser(URI server) {
        this.server = server.getAuthority();
    }

    /** The first address outside the server to which a page leads. */
    public URI leave(URI address) {
        return leave(HttpRequest.newBuilder(address));
    }

    /** The first address outside the server to which a posted form leads. */
    public URI leave(URI address, String form) {
        return leave(form(address, form));
    }

    /** A form as this browser would post it, for whoever wants to send it more than once. */
    public HttpRequest posting(URI address, String form) {
        return withCookies(form(address, form)).build();
    }

    /** Posts a form, without cookies, as an application does; what is answered with 200. */
    public String call(URI address, Map<String, String> fields) {
        HttpResponse<String> answer = exchange(form(
                address,
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"))));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address.getPath() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** As it stands in a query or a form. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI leave(HttpRequest.Builder first) {
        HttpRequest.Builder request = first;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            HttpResponse<String> response = exchange(withCookies(request));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            URI next = response.headers()
                    .firstValue("Location")
                    .map(response.uri()::resolve)
                    .orElseThrow(() -> new IllegalStateException("%s stays at the server with status %d"
                            .formatted(response.uri().getPath(), response.statusCode())));
            if (!next.getAuthority().equals(server)) {
                return next;
            }
            request = HttpRequest.newBuilder(next);
        }
        throw new IllegalStateException("redirected without end");
    }

    private static HttpRequest.Builder form(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder withCookies(HttpRequest.Builder request) {
        return cookies.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
