package it.varco.testidp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Document;

/** Goes from page to page as a browser without scripts does. */
final class TestBrowser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    TestBrowser(URI base) {
        this.base = base;
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    Page post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Page ask(TestIdentityProvider provider, TestRequest request) {
        return post("/" + provider.slug() + "/sso", request.formBody());
    }

    Page login(Page page, String userName, String password) {
        return submit(page, Map.of("username", userName, "password", password, "action", "login"));
    }

    Page submit(Page page, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>(page.hidden());
        fields.putAll(typed);
        return post(
                page.action(),
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + RedirectEncoding.encode(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Page(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Page(int status, String html, HttpResponse<String> response) {
        Map<String, String> hidden() {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher matcher = HIDDEN.matcher(html);
            while (matcher.find()) {
                fields.put(matcher.group(1), matcher.group(2));
            }
            return fields;
        }

        String action() {
            Matcher matcher = ACTION.matcher(html);
            if (!matcher.find()) {
                throw new AssertionError("No form on the page:\n" + html);
            }
            return matcher.group(1);
        }

        Document samlResponse() {
            return Xml.parse(
                    new String(Base64.getDecoder().decode(hidden().get("SAMLResponse")), StandardCharsets.UTF_8));
        }
    }
}
