package it.varco.testidp;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is made of an authentication request (OpenID Connect Core, section 3.1.2; PKCE, RFC 7636, is demanded). */
sealed interface OpenIdRequest {

    /** To be answered once the person has signed in. */
    record Accepted(AuthenticationRequest request) implements OpenIdRequest {}

    /** Refused, and the client is told so. */
    record SentBack(URI location) implements OpenIdRequest {}

    /** Refused, and nobody is sent anywhere: who asks, or where the answer would go, is not known. */
    record Unanswerable(String reason) implements OpenIdRequest {}

    private static List<Objection> objections() {
        return List.of(
                new Objection(AuthenticationRequest::specifiesRequestObject, OAuth2Error.REQUEST_NOT_SUPPORTED),
                new Objection(
                        asked -> !ResponseType.CODE.equals(asked.getResponseType()),
                        OAuth2Error.UNSUPPORTED_RESPONSE_TYPE),
                new Objection(
                        asked -> asked.getResponseMode() != null && asked.getResponseMode() != ResponseMode.QUERY,
                        OAuth2Error.INVALID_REQUEST.appendDescription(": the answer comes in the query alone")),
                new Objection(
                        asked -> asked.getCodeChallenge() == null
                                || !CodeChallengeMethod.S256.equals(asked.getCodeChallengeMethod()),
                        OAuth2Error.INVALID_REQUEST.appendDescription(": a code challenge of method S256 is needed")),
                new Objection(
                        asked -> asked.getPrompt() != null && asked.getPrompt().contains(Prompt.Type.NONE),
                        OIDCError.LOGIN_REQUIRED));
    }

    /** A rule that some requests break, and what their client is told. */
    record Objection(Predicate<AuthenticationRequest> applies, ErrorObject error) {}

    /** @throws UnreadableMessage where a parameter comes twice or can't be decoded */
    static OpenIdRequest read(String parameters, OpenIdClient client, Issuer issuer) {
        FormFields fields = FormFields.parse(parameters);
        if (!fields.value("client_id").equals(Optional.of(client.id().getValue()))) {
            return new Unanswerable("client_id");
        }
        Optional<URI> redirect = fields.value("redirect_uri").flatMap(OpenIdRequest::address);
        if (redirect.filter(client::trusts).isEmpty()) {
            return new Unanswerable("redirect_uri");
        }
        State state = fields.value("state").map(State::parse).orElse(null);
        try {
            AuthenticationRequest request = AuthenticationRequest.parse(URLUtils.parseParameters(parameters));
            return objections().stream()
                    .filter(objection -> objection.applies().test(request))
                    .findFirst()
                    .<OpenIdRequest>map(objection -> sentBack(redirect.get(), state, issuer, objection.error()))
                    .orElseGet(() -> new Accepted(request));
        } catch (ParseException e) {
            ErrorObject error = Optional.ofNullable(e.getErrorObject()).orElse(OAuth2Error.INVALID_REQUEST);
            return sentBack(redirect.get(), state, issuer, error);
        }
    }

    private static OpenIdRequest sentBack(URI redirect, State state, Issuer issuer, ErrorObject error) {
        return new SentBack(
                new AuthenticationErrorResponse(redirect, error, state, issuer, ResponseMode.QUERY).toURI());
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
