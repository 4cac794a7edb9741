package it.varco.benchmarks.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** A browser window of one person with a card in the reader: cookies and connections are its own. */
final class CardBrowser {

    /** What came back at the end of the redirects that stay at the server. */
    record Page(URI address, String body) {

        /** Where the first form leads whose address has that part. */
        URI formTo(String part) {
            return FORM.matcher(body)
                    .results()
                    .map(form -> form.group(1).replace("&amp;", "&"))
                    .filter(action -> action.contains(part))
                    .findFirst()
                    .map(address::resolve)
                    .orElseThrow(() -> new IllegalStateException("no form to " + part + " at " + address.getPath()));
        }

        /** What the pattern's first group matches. */
        String find(Pattern pattern) {
            Matcher found = pattern.matcher(body);
            if (!found.find()) {
                throw new IllegalStateException("nothing like " + pattern + " at " + address.getPath());
            }
            return found.group(1);
        }
    }

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");
    private static final int MOST_REDIRECTS = 12;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Set<String> server;
    private final SSLSocketFactory tls;

    /** @param server the authorities whose redirects are followed */
    CardBrowser(Set<String> server, CardInReader card) {
        this.server = server;
        this.tls = card.fresh();
    }

    /** Opens a page. */
    Page get(URI address) {
        return follow(address, "");
    }

    /** Posts a form. */
    Page post(URI address, Map<String, String> fields) {
        return follow(
                address,
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&", "", "&")));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page follow(URI first, String form) {
        URI address = first;
        String body = form;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            try {
                HttpURLConnection answered = exchange(address, body);
                String location = answered.getHeaderField("Location");
                String page = read(answered);
                if (location == null) {
                    return new Page(address, page);
                }
                address = address.resolve(location);
                body = "";
                if (!server.contains(address.getAuthority())) {
                    return new Page(address, "");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("redirected without end");
    }

    private HttpURLConnection exchange(URI address, String form) throws IOException {
        HttpURLConnection asked = (HttpURLConnection) address.toURL().openConnection();
        if (asked instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(tls);
        }
        asked.setInstanceFollowRedirects(false);
        asked.setConnectTimeout(PATIENCE_MILLIS);
        asked.setReadTimeout(PATIENCE_MILLIS);
        asked.setRequestProperty("Accept", "text/html,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            asked.setRequestProperty(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (!form.isEmpty()) {
            asked.setDoOutput(true);
            try (OutputStream out = asked.getOutputStream()) {
                out.write(form.getBytes(StandardCharsets.UTF_8));
            }
        }
        asked.getHeaderFields().getOrDefault("Set-Cookie", List.of()).forEach(this::keep);
        return asked;
    }

    /** The next person has another browser: no connection that a card was shown on is used again. */
    private static String read(HttpURLConnection answered) throws IOException {
        try (InputStream in =
                answered.getResponseCode() < 400 ? answered.getInputStream() : answered.getErrorStream()) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            if (answered instanceof HttpsURLConnection) {
                answered.disconnect();
            }
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
