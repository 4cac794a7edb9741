package it.varco.demo.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWT;
import java.net.URI;
import java.text.ParseException;
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
 */
record SignedIn(JsonNode idToken, JsonNode accessToken, LogoutForm logoutForm) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The fields of RP-initiated logout. */
    record LogoutForm(String idTokenHint, String clientId, URI postLogoutRedirectUri) {}

    static SignedIn with(JWT idToken, String accessToken, String clientId, URI afterLogout) {
        String serialised = idToken.getParsedString();
        return new SignedIn(claims(serialised), claims(accessToken), new LogoutForm(serialised, clientId, afterLogout));
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
