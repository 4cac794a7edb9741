package it.varco.testidp;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.UserInfoErrorResponse;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The addresses of the OpenID Connect provider. */
final class OpenIdFront {
    private static final int LARGEST_BODY = 16 * 1024;
    private static final int WRONG_PASSWORDS_ALLOWED = 2;
    private static final Duration SIGN_IN_LIFE = Duration.ofMinutes(15);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final OpenIdTestProvider provider;
    private final Expiring<OpenIdSignIn> signIns;

    OpenIdFront(OpenIdTestProvider provider, InstantSource clock) {
        this.provider = provider;
        this.signIns = new Expiring<>(SIGN_IN_LIFE, clock);
    }

    /** What its paths begin with. */
    String root() {
        return "/" + provider.slug() + "/";
    }

    OpenIdTestProvider provider() {
        return provider;
    }

    /** @throws UnreadableMessage where a form is none, too long, or has a parameter twice */
    Reply route(HttpExchange exchange, String path) throws IOException {
        return switch (exchange.getRequestMethod() + " " + path) {
            case "GET .well-known/openid-configuration" ->
                Reply.text(
                        "application/json", provider.metadata().toJSONObject().toString());
            case "GET jwks" -> Reply.text("application/json", provider.keys());
            case "GET authorize" ->
                authorize(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse(""));
            case "POST authorize" -> authorize(form(exchange));
            case "POST login" -> login(FormFields.parse(form(exchange)));
            case "POST token" -> token(exchange);
            case "GET userinfo", "POST userinfo" -> userInfo(exchange);
            default -> Reply.page(404, Pages.message("Pagina non trovata"));
        };
    }

    private Reply authorize(String parameters) {
        OpenIdRequest read = provider.read(parameters);
        if (read instanceof OpenIdRequest.Accepted accepted) {
            String transaction = signIns.keep(new OpenIdSignIn(accepted.request(), 0));
            return Reply.page(200, OpenIdPages.login(provider, transaction, Optional.empty()));
        }
        return read instanceof OpenIdRequest.SentBack sentBack
                ? Reply.redirect(sentBack.location())
                : Reply.page(400, OpenIdPages.unanswerable(provider, ((OpenIdRequest.Unanswerable) read).reason()));
    }

    private Reply login(FormFields form) {
        String transaction = form.value("transaction").orElse("");
        if (signIns.find(transaction).isEmpty()) {
            return unknown();
        }
        return switch (form.value("action").orElse("")) {
            case "cancel" -> notSignedIn(transaction);
            case "login" ->
                person(form).map(person -> signedIn(transaction, person)).orElseGet(() -> wrongPassword(transaction));
            default -> unknown();
        };
    }

    private Optional<Person> person(FormFields form) {
        byte[] typed = form.value("password").orElse("").getBytes(StandardCharsets.UTF_8);
        boolean right = MessageDigest.isEqual(typed, People.PASSWORD.getBytes(StandardCharsets.UTF_8));
        return form.value("username")
                .filter(name -> right)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .flatMap(provider::person);
    }

    private Reply signedIn(String transaction, Person person) {
        return signIns.take(transaction)
                .map(signIn -> Reply.redirect(provider.signedIn(signIn.request(), person)))
                .orElseGet(this::unknown);
    }

    private Reply wrongPassword(String transaction) {
        return signIns.change(transaction, OpenIdSignIn::withWrongPassword)
                .map(changed -> changed.wrongPasswords() > WRONG_PASSWORDS_ALLOWED
                        ? notSignedIn(transaction)
                        : Reply.page(
                                200,
                                OpenIdPages.login(
                                        provider, transaction, Optional.of("Nome utente o password non corretti."))))
                .orElseGet(this::unknown);
    }

    private Reply notSignedIn(String transaction) {
        return signIns.take(transaction)
                .map(signIn -> Reply.redirect(provider.notSignedIn(signIn.request(), OAuth2Error.ACCESS_DENIED)))
                .orElseGet(this::unknown);
    }

    private Reply unknown() {
        return Reply.page(400, OpenIdPages.unknownSignIn(provider));
    }

    private Reply token(HttpExchange exchange) throws IOException {
        HTTPRequest received = new HTTPRequest(HTTPRequest.Method.POST, provider.at("/token"));
        received.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(received::setAuthorization);
        received.setBody(form(exchange));
        TokenRequest request;
        try {
            FormFields.parse(received.getBody());
            request = TokenRequest.parse(received);
        } catch (UnreadableMessage e) {
            return refuse(OAuth2Error.INVALID_REQUEST);
        } catch (ParseException e) {
            return refuse(Optional.ofNullable(e.getErrorObject()).orElse(OAuth2Error.INVALID_REQUEST));
        }
        if (!isTheClient(request)) {
            return refuse(OAuth2Error.INVALID_CLIENT);
        }
        return request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant
                ? provider.redeem(grant)
                        .map(tokens -> reply(new OIDCTokenResponse(tokens).toHTTPResponse()))
                        .orElseGet(() -> refuse(OAuth2Error.INVALID_GRANT))
                : refuse(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
    }

    private boolean isTheClient(TokenRequest request) {
        return request.getClientAuthentication() instanceof PlainClientSecret shown
                && shown.getClientID().equals(provider.client().id())
                && MessageDigest.isEqual(
                        shown.getClientSecret().getValueBytes(),
                        provider.client().secret().getValueBytes());
    }

    private Reply userInfo(HttpExchange exchange) {
        try {
            BearerAccessToken shown =
                    BearerAccessToken.parse(exchange.getRequestHeaders().getFirst("Authorization"));
            return provider.claims(shown.getValue())
                    .map(claims -> reply(new UserInfoSuccessResponse(userInfo(claims)).toHTTPResponse()))
                    .orElseGet(() -> reply(new UserInfoErrorResponse(BearerTokenError.INVALID_TOKEN).toHTTPResponse()));
        } catch (ParseException e) {
            return reply(new UserInfoErrorResponse(BearerTokenError.MISSING_TOKEN).toHTTPResponse());
        }
    }

    private static UserInfo userInfo(Map<String, Object> claims) {
        JWTClaimsSet.Builder told = new JWTClaimsSet.Builder();
        claims.forEach(told::claim);
        return new UserInfo(told.build());
    }

    private static Reply refuse(ErrorObject error) {
        return reply(new TokenErrorResponse(error).toHTTPResponse());
    }

    private static Reply reply(HTTPResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        Optional.ofNullable(response.getWWWAuthenticate())
                .ifPresent(challenge -> headers.put("WWW-Authenticate", challenge));
        return new Reply(
                response.getStatusCode(),
                "application/json",
                Optional.ofNullable(response.getBody()).orElse("").getBytes(StandardCharsets.UTF_8),
                headers);
    }

    private static String form(HttpExchange exchange) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (!type.startsWith(FORM) || bytes.length > LARGEST_BODY) {
            throw new UnreadableMessage(4, "the body is no form, or longer than " + LARGEST_BODY);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
