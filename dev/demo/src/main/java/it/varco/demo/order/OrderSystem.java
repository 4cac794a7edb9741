package it.varco.demo.order;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Speaks as an Order's client of the realm: proves itself with its key (RFC 7523), then sends what it is given. */
public final class OrderSystem {

    /** One message. */
    public static final String ONE = "application/json";

    /** One message a line. */
    public static final String LINES = "application/x-ndjson";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI realm;
    private final String clientId;
    private final RSAKey key;

    /** @param realm the realm's issuer */
    public OrderSystem(URI realm, String clientId, RSAKey key) {
        this.realm = realm;
        this.clientId = clientId;
        this.key = key;
    }

    /**
     * A new access token.
     *
     * @throws IllegalStateException where the realm gives none; with its reason
     */
    public String token() {
        try {
            PrivateKeyJWT proof = new PrivateKeyJWT(
                    new ClientID(clientId), realm, JWSAlgorithm.RS256, key.toPrivateKey(), key.getKeyID(), null);
            TokenResponse answer = TokenResponse.parse(new TokenRequest.Builder(
                            URI.create(realm + "/protocol/openid-connect/token"), proof, new ClientCredentialsGrant())
                    .build()
                    .toHTTPRequest()
                    .send());
            if (!answer.indicatesSuccess()) {
                throw new IllegalStateException(
                        answer.toErrorResponse().getErrorObject().toJSONObject().toJSONString());
            }
            return answer.toSuccessResponse().getTokens().getAccessToken().getValue();
        } catch (JOSEException | ParseException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a body of that type with a new token; the answer as it is. */
    public HttpResponse<String> send(String type, String body) {
        return send(token(), type, body);
    }

    /** The same with a token that is at hand. */
    public HttpResponse<String> send(String token, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/professional-register/events"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
