package it.varco.demo.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A person who is signed in.
 *
 * @param idToken the claims of the ID token
 * @param accessToken the claims of the access token
 * @param logoutForm what the sign-out form sends
 * @param refreshToken what new tokens are fetched with; no page shows it
 */
record SignedIn(JsonNode idToken, JsonNode accessToken, LogoutForm logoutForm, Optional<RefreshToken> refreshToken) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One entry of the claim {@code delegations}. */
    record Delegation(String profile, String delegator) {}

    /** The fields of RP-initiated logout. */
    record LogoutForm(String idTokenHint, String clientId, URI postLogoutRedirectUri) {}

    static SignedIn with(JWT idToken, Tokens tokens, String clientId, URI afterLogout) {
        String serialised = idToken.getParsedString();
        return new SignedIn(
                claims(serialised),
                claims(tokens.getAccessToken().getValue()),
                new LogoutForm(serialised, clientId, afterLogout),
                Optional.ofNullable(tokens.getRefreshToken()));
    }

    String subject() {
        return idToken.path("sub").asText();
    }

    String name() {
        return Stream.of("given_name", "family_name")
                .flatMap(claim -> text(claim).stream())
                .reduce("%s %s"::formatted)
                .or(() -> text("preferred_username"))
                .orElse("");
    }

    String acr() {
        return text("acr").orElse("");
    }

    List<String> amr() {
        return strings(claim("amr"));
    }

    Optional<Instant> authenticatedAt() {
        return Optional.of(claim("auth_time"))
                .filter(JsonNode::isNumber)
                .map(time -> Instant.ofEpochSecond(time.asLong()));
    }

    Optional<String> fiscalNumber() {
        return text("fiscal_number");
    }

    List<String> roles() {
        return strings(accessToken.path("realm_access").path("roles"));
    }

    /** For whom else the person acts: the profile, and the subject who gave it. */
    List<Delegation> delegations() {
        return StreamSupport.stream(accessToken.path("delegations").spliterator(), false)
                .map(delegation -> new Delegation(
                        delegation.path("profile").asText(),
                        delegation.path("delegator").asText()))
                .toList();
    }

    /** How long the access token holds from its issue on. */
    Optional<Duration> lifetime() {
        JsonNode issued = accessToken.path("iat");
        JsonNode expires = accessToken.path("exp");
        return issued.isNumber() && expires.isNumber()
                ? Optional.of(Duration.ofSeconds(expires.asLong() - issued.asLong()))
                : Optional.empty();
    }

    private Optional<String> text(String claim) {
        return Optional.of(claim(claim)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** What the ID token says, else the access token. */
    private JsonNode claim(String name) {
        return idToken.has(name) ? idToken.path(name) : accessToken.path(name);
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The claims of a signed token, nothing for an opaque one. */
    private static JsonNode claims(String token) {
        try {
            return JSON.readTree(JWSObject.parse(token).getPayload().toString());
        } catch (ParseException | JsonProcessingException opaque) {
            return JSON.createObjectNode();
        }
    }
}
