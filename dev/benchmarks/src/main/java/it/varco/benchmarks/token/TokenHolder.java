package it.varco.benchmarks.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.benchmarks.server.Browser;
import it.varco.testidp.Level;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** An application with the tokens of one person's session, who came in by SPID. */
final class TokenHolder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "portal";

    private final Browser browser;
    private final URI endpoints;
    private final String resourceServerSecret;
    private JsonNode tokens;

    private TokenHolder(Browser browser, URI endpoints, String resourceServerSecret, JsonNode tokens) {
        this.browser = browser;
        this.endpoints = endpoints;
        this.resourceServerSecret = resourceServerSecret;
        this.tokens = tokens;
    }

    /** Signs the person in, at the second level. */
    static TokenHolder signIn(
            URI issuer, URI callback, TestIdentityProvider spid, Person person, String resourceServerSecret) {
        Browser browser = new Browser(issuer);
        URI endpoints = URI.create(issuer + "/protocol/openid-connect/");
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        URI door = browser.leave(endpoints.resolve("auth?client_id=" + CLIENT
                + "&response_type=code&scope=openid&redirect_uri=" + Browser.encode(callback.toString())
                + "&code_challenge_method=S256&code_challenge=" + challenge(verifier)
                + "&kc_idp_hint=spid&idp=" + Browser.encode(spid.entityId())));
        var answer = spid.answerTo(ReceivedRequest.fromRedirect(door), person, Level.L2);
        URI back = browser.leave(answer.assertionConsumerService(), answer.formBody());
        JsonNode tokens = json(browser.call(
                endpoints.resolve("token"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        CLIENT,
                        "code",
                        code(back),
                        "redirect_uri",
                        callback.toString(),
                        "code_verifier",
                        verifier)));
        return new TokenHolder(browser, endpoints, resourceServerSecret, tokens);
    }

    /** Asks new tokens for the refresh token. */
    void refresh() {
        tokens = json(browser.call(
                endpoints.resolve("token"),
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        CLIENT,
                        "refresh_token",
                        tokens.get("refresh_token").asText())));
    }

    /** Asks what the access token says of the person. */
    void userInfo() {
        browser.call(
                endpoints.resolve("userinfo"),
                Map.of("access_token", tokens.get("access_token").asText()));
    }

    /** Asks whether the access token is good, as a resource server does. */
    void introspect() {
        JsonNode answer = json(browser.call(
                endpoints.resolve("token/introspect"),
                Map.of(
                        "client_id",
                        Subject.RESOURCE_SERVER,
                        "client_secret",
                        resourceServerSecret,
                        "token",
                        tokens.get("access_token").asText())));
        if (!answer.path("active").asBoolean()) {
            throw new IllegalStateException("a token of a warm session is not active");
        }
    }

    /** The realm's roles in the access token, without those that Keycloak gives everybody. */
    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        claims().path("realm_access").path("roles").forEach(role -> roles.add(role.asText()));
        roles.removeIf(((Predicate<String>) Set.of("offline_access", "uma_authorization")::contains)
                .or(role -> role.startsWith("default-roles-")));
        return roles;
    }

    /** The account. */
    String subject() {
        return claims().path("sub").asText();
    }

    private JsonNode claims() {
        String payload = tokens.get("access_token").asText().split("\\.")[1];
        return json(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    private static String code(URI back) {
        return Arrays.stream(String.valueOf(back.getRawQuery()).split("&"))
                .filter(pair -> pair.startsWith("code="))
                .map(pair -> pair.substring("code=".length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sign-in ended without a code"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
