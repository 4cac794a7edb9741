package it.varco.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.testidp.Answer;
import it.varco.testidp.OpenIdTestProvider;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person who signs in over plain HTTP, with the cookies of one browser. The provider's part is left out: the test makes
 * the answer and posts it, as the provider's page would.
 */
public final class HttpPerson {

    /** What came back at the end of the redirects. */
    public record Page(URI address, int status, String body) {

        /** The words of the page, without its tags. */
        public String text() {
            return body.replaceAll("(?s)<head>.*?</head>", " ")
                    .replaceAll("<[^>]+>", " ")
                    .replaceAll("\\s+", " ");
        }

        /** Where the page's first form leads whose address has that part. */
        public URI formTo(String part) {
            return FORM.matcher(body)
                    .results()
                    .map(form -> form.group(1).replace("&amp;", "&"))
                    .filter(action -> action.contains(part))
                    .findFirst()
                    .map(address::resolve)
                    .orElseThrow(() -> new AssertionError("no form to " + part + " on the page: " + text()));
        }

        /** The hidden fields of the page's first form whose address has that part. */
        public Map<String, String> fieldsTo(String part) {
            URI action = formTo(part);
            return FORM.matcher(body)
                    .results()
                    .filter(form ->
                            address.resolve(form.group(1).replace("&amp;", "&")).equals(action))
                    .findFirst()
                    .map(form -> body.substring(form.start(), body.indexOf("</form>", form.start())))
                    .map(Page::hidden)
                    .orElseThrow();
        }

        private static Map<String, String> hidden(String form) {
            return HIDDEN.matcher(form)
                    .results()
                    .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2)));
        }
    }

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");
    private static final Pattern START_LINK = Pattern.compile("href=\"([^\"]*/spid/start\\?[^\"]*)\"");
    private static final String INPS = "inps";
    private static final String PORTAL = "portal";
    private static final int MOST_REDIRECTS = 12;
    private static final int TEMPORARY_REDIRECT = 307;
    private static final String ACCEPT = "text/html,*/*;q=0.8";

    private final TestRealm realm;
    private final HttpClient http;
    /** By host and without the port, as browsers keep them. */
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    /** Somebody with no cookie from anybody before. */
    public HttpPerson(TestRealm realm) {
        this(realm, HttpClient.newHttpClient());
    }

    /** The same at a browser that speaks TLS in a way of its own, such as with a card. */
    public HttpPerson(TestRealm realm, HttpClient http) {
        this.realm = realm;
        this.http = http;
    }

    /** Opens the application's sign-in: the access page, or where {@code parameters} lead. */
    public Page openSignIn(String... parameters) {
        return openSignInTo(PORTAL, URI.create(realm.portal() + "/callback"), parameters);
    }

    /** The same of another client, which waits for the answer at that address. */
    public Page openSignInTo(String clientId, URI redirect, String... parameters) {
        String query =
                Arrays.stream(parameters).map(parameter -> "&" + parameter).collect(Collectors.joining());
        return get(realm.url("/protocol/openid-connect/auth?client_id=" + clientId
                + "&response_type=code&scope=openid&state=s&redirect_uri=" + encode(redirect.toString())
                + "&code_challenge_method=S256&code_challenge=" + challenge() + query));
    }

    /** Chooses an entry on the access page and stops at the door of the identity provider. */
    public ReceivedRequest ask(TestIdentityProvider provider) {
        return follow(startLink(openSignIn(), provider));
    }

    /** Goes the way of an application that names CIE id, and stops at its door. */
    public ReceivedRequest askCie(String... parameters) {
        String[] named = Stream.concat(Stream.of("kc_idp_hint=cie"), Arrays.stream(parameters))
                .toArray(String[]::new);
        return ReceivedRequest.fromRedirect(openSignIn(named).address());
    }

    /** The link of the page for that entry. */
    public URI startLink(Page page, TestIdentityProvider provider) {
        Matcher links = START_LINK.matcher(page.body());
        while (links.find()) {
            String link = links.group(1).replace("&amp;", "&");
            if (link.contains("idp=" + encode(provider.entityId()))) {
                return page.address().resolve(link);
            }
        }
        throw new AssertionError("no link to " + provider.entityId() + " on the page: " + page.text());
    }

    /** Follows a start link to the identity provider's door. */
    public ReceivedRequest follow(URI startLink) {
        return ReceivedRequest.fromRedirect(get(startLink).address());
    }

    /** Posts the answer as the identity provider's page does, and follows to the application's door. */
    public Page post(Answer answer) {
        return send(form(answer.assertionConsumerService(), answer.formBody()));
    }

    /** Posts the answer and closes the page before the browser follows the first redirect. */
    public Page postAndStop(Answer answer) {
        HttpResponse<String> response = exchange(form(answer.assertionConsumerService(), answer.formBody()));
        return new Page(response.uri(), response.statusCode(), response.body());
    }

    /** Signs in by the OpenID Connect provider, and follows to the application's door. */
    public Page signIn(OpenIdTestProvider inps, Person person) {
        return get(inps.answerTo(ask(inps), person));
    }

    /** Goes the way of an application that names the OpenID Connect provider, and stops at the provider's door. */
    public URI ask(OpenIdTestProvider inps) {
        URI door = openSignIn("kc_idp_hint=" + INPS).address();
        if (!door.toString().startsWith(inps.issuer() + "/")) {
            throw new AssertionError("not sent to " + inps.issuer() + " but to " + door);
        }
        return door;
    }

    /** Opens an address and closes the page before the browser follows the first redirect. */
    public Page getAndStop(URI address) {
        HttpResponse<String> response = exchange(HttpRequest.newBuilder(address).header("Accept", ACCEPT));
        return new Page(response.uri(), response.statusCode(), response.body());
    }

    /** The cookies that it sends to that address. */
    public String cookies(URI address) {
        return cookies.getOrDefault(address.getHost(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Takes over the cookies of an answer that somebody else was given. */
    public void takeCookies(HttpResponse<String> answer) {
        keepCookies(answer);
    }

    /** Posts any form to any address. */
    public Page post(URI address, Map<String, String> fields) {
        return send(form(address, joined(fields)));
    }

    /** Posts any form to any address, with a header that a browser does not send. */
    public Page postWith(URI address, Map<String, String> fields, String header, String value) {
        return send(form(address, joined(fields)).header(header, value));
    }

    /** Posts a form with an access token, as an application does. */
    public Page post(URI address, Map<String, String> fields, String accessToken) {
        return send(form(address, joined(fields)).header("Authorization", "Bearer " + accessToken));
    }

    /** Posts a form and asks for JSON in return, as a device does. */
    public JsonNode postForJson(URI address, Map<String, String> fields) {
        HttpRequest.Builder request = form(address, joined(fields));
        return json(send(request.setHeader("Accept", "application/json")));
    }

    /** Opens an address and follows to where it leads outside the realm, or to its last page. */
    public Page get(URI address) {
        return send(HttpRequest.newBuilder(address).header("Accept", ACCEPT));
    }

    /** The access token's claims, for the code at the application's door. */
    public JsonNode claims(Page arrived) {
        return decode(tokens(arrived).get("access_token").asText());
    }

    /** What the token endpoint answers for the code at the application's door. */
    public JsonNode tokens(Page arrived) {
        return tokensOf(PORTAL, arrived);
    }

    /** What it answers to another client for the code at its door. */
    public JsonNode tokensOf(String clientId, Page arrived) {
        String door = arrived.address().toString();
        return json(post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        clientId,
                        "code",
                        parameter(arrived.address(), "code"),
                        "redirect_uri",
                        door.substring(0, door.indexOf('?')),
                        "code_verifier",
                        verifier)));
    }

    /** Signs in to another client with the password form of its page; the token endpoint's answer. */
    public JsonNode signInByPassword(String clientId, String username, String password) {
        Page form = get(realm.url("/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=" + clientId
                + "&redirect_uri=" + encode(realm.portal() + "/callback")));
        Page arrived = PasswordForm.post(this, form, username, password);
        return json(post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        clientId,
                        "code",
                        parameter(arrived.address(), "code"),
                        "redirect_uri",
                        realm.portal() + "/callback")));
    }

    /** The claims of a JWT, unverified: the application's library verifies, these tests read. */
    public static JsonNode decode(String jwt) {
        return read(new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /** The JSON that came as a page. */
    public static JsonNode json(Page page) {
        return read(page.body());
    }

    /** The text as a query has it. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** What an address says of that parameter. */
    public static String parameter(URI address, String name) {
        return Arrays.stream(String.valueOf(address.getRawQuery()).split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + address));
    }

    private String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String joined(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest.Builder form(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .header("Accept", ACCEPT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private Page send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request);
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            URI here = response.uri();
            URI next =
                    response.headers().firstValue("Location").map(here::resolve).orElse(null);
            boolean arrived =
                    next == null || !next.getAuthority().equals(realm.url("/").getAuthority());
            if (arrived) {
                return new Page(next == null ? here : next, response.statusCode(), response.body());
            }
            // The same request once more, form and all, or what a link would ask for.
            response = exchange(
                    response.statusCode() == TEMPORARY_REDIRECT
                            ? request.copy().uri(next)
                            : HttpRequest.newBuilder(next).header("Accept", ACCEPT));
        }
        throw new AssertionError("redirected without end: " + response.uri());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        String sent = cookies(request.build().uri());
        if (!sent.isEmpty()) {
            request.setHeader("Cookie", sent);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            // Every cookie of the realm is sent back, the Secure ones too: a browser trusts localhost as it does https.
            keepCookies(response);
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void keepCookies(HttpResponse<String> answer) {
        Map<String, String> ofHost = cookies.computeIfAbsent(answer.uri().getHost(), host -> new LinkedHashMap<>());
        answer.headers().allValues("Set-Cookie").forEach(setCookie -> keep(ofHost, setCookie));
    }

    private static void keep(Map<String, String> cookies, String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
