package it.varco.demo.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** The portal's side of OpenID Connect: code flow with PKCE, state and nonce, as a public client. */
final class OpenIdProvider {

    private static final int MILLIS_TO_WAIT = 10_000;

    private final Issuer issuer;
    private final ClientID client;
    private final URI home;
    private final URI callback;
    private OIDCProviderMetadata discovered;

    OpenIdProvider(URI issuer, String clientId, URI baseUrl) {
        this.issuer = new Issuer(issuer);
        this.client = new ClientID(clientId);
        this.home = baseUrl.resolve("/");
        this.callback = baseUrl.resolve("/callback");
    }

    URI authorization(PendingSignIn pending) throws OpenIdFailure {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid"), client, callback)
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(pending.state())
                .nonce(pending.nonce())
                .codeChallenge(pending.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    URI endOfSession() throws OpenIdFailure {
        return metadata().getEndSessionEndpointURI();
    }

    SignedIn complete(URI answer, Optional<PendingSignIn> expected) throws OpenIdFailure {
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(home.resolve(answer));
            if (!response.indicatesSuccess()) {
                throw OpenIdFailure.answeredWith(response.toErrorResponse().getErrorObject());
            }
            PendingSignIn pending = expected.orElseThrow(
                    () -> OpenIdFailure.of(400, "unknown_state", "Questo accesso non è iniziato in questo browser."));
            return signedIn(response.toSuccessResponse(), pending);
        } catch (ParseException | BadJOSEException e) {
            throw invalid();
        } catch (JOSEException | IOException e) {
            throw unreachable();
        }
    }

    /** New tokens for the same person, by the refresh token. */
    SignedIn renew(SignedIn person) throws OpenIdFailure {
        RefreshToken refreshToken = person.refreshToken()
                .orElseThrow(() -> OpenIdFailure.of(400, "no_refresh_token", "Il token non si può rinnovare."));
        try {
            OIDCTokens tokens = redeem(new RefreshTokenGrant(refreshToken));
            // A nonce belongs to the first ID token alone (OpenID Connect Core, 12.2).
            SignedIn renewed = verified(tokens, Optional.empty());
            if (!renewed.subject().equals(person.subject())) {
                throw invalid();
            }
            return renewed;
        } catch (ParseException | BadJOSEException e) {
            throw invalid();
        } catch (JOSEException | IOException e) {
            throw unreachable();
        }
    }

    private SignedIn signedIn(AuthenticationSuccessResponse answer, PendingSignIn pending)
            throws OpenIdFailure, ParseException, BadJOSEException, JOSEException, IOException {
        OIDCTokens tokens =
                redeem(new AuthorizationCodeGrant(answer.getAuthorizationCode(), callback, pending.verifier()));
        return verified(tokens, Optional.of(pending.nonce()));
    }

    private SignedIn verified(OIDCTokens tokens, Optional<Nonce> nonce)
            throws OpenIdFailure, BadJOSEException, JOSEException, IOException {
        JWT idToken = Optional.ofNullable(tokens.getIDToken()).orElseThrow(OpenIdProvider::invalid);
        new IDTokenValidator(
                        issuer,
                        client,
                        JWSAlgorithm.RS256,
                        metadata().getJWKSetURI().toURL())
                .validate(idToken, nonce.orElse(null));
        return SignedIn.with(idToken, tokens, client.getValue(), home);
    }

    private OIDCTokens redeem(AuthorizationGrant grant) throws OpenIdFailure, ParseException, IOException {
        HTTPRequest request = new TokenRequest.Builder(metadata().getTokenEndpointURI(), client, grant)
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(MILLIS_TO_WAIT);
        request.setReadTimeout(MILLIS_TO_WAIT);
        TokenResponse response = OIDCTokenResponseParser.parse(request.send());
        if (response instanceof OIDCTokenResponse success) {
            return success.getOIDCTokens();
        }
        throw OpenIdFailure.answeredWith(response.toErrorResponse().getErrorObject());
    }

    private synchronized OIDCProviderMetadata metadata() throws OpenIdFailure {
        if (discovered == null) {
            try {
                discovered = OIDCProviderMetadata.resolve(issuer, MILLIS_TO_WAIT, MILLIS_TO_WAIT);
            } catch (GeneralException | IOException e) {
                throw unreachable();
            }
        }
        return discovered;
    }

    private static OpenIdFailure invalid() {
        return OpenIdFailure.of(400, "invalid_answer", "La risposta del servizio di accesso non è valida.");
    }

    private static OpenIdFailure unreachable() {
        return OpenIdFailure.of(502, "temporarily_unavailable", "Il servizio di accesso non risponde.");
    }
}
