package it.varco.testidp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * A provider of OpenID Connect: code flow with PKCE for one confidential client, and whoever signs in is told of with the
 * fiscal code. It refuses whatever OpenID Connect Core refuses.
 */
public final class OpenIdTestProvider {
    private static final int KEY_BITS = 2048;
    private static final int SUBJECT_LENGTH = 20;
    private static final Duration CODE_LIFE = Duration.ofSeconds(60);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
    private static final String FISCAL_NUMBER = "fiscal_number";

    private final URI base;
    private final String slug;
    private final String displayName;
    private final List<Person> people;
    private final InstantSource clock;
    private final Issuer issuer;
    private final OpenIdClient client;
    private final RSAKey key;
    private final Expiring<OpenIdGrant> codes;
    private final Expiring<OpenIdGrant> accessTokens;
    private final Queue<Consumer<Map<String, Object>>> nextClaims = new ConcurrentLinkedQueue<>();

    OpenIdTestProvider(URI base, String slug, String displayName, List<Person> people, InstantSource clock) {
        this.base = base;
        this.slug = slug;
        this.displayName = displayName;
        this.people = people;
        this.clock = clock;
        this.issuer = new Issuer(base + "/" + slug);
        this.client = new OpenIdClient("varco");
        this.key = freshKey();
        this.codes = new Expiring<>(CODE_LIFE, clock);
        this.accessTokens = new Expiring<>(TOKEN_LIFE, clock);
    }

    /** What people read. */
    public String displayName() {
        return displayName;
    }

    /** What stands in {@code iss}. */
    public URI issuer() {
        return URI.create(issuer.getValue());
    }

    /** Where the provider describes itself. */
    public URI discovery() {
        return at("/.well-known/openid-configuration");
    }

    /** The name of the one client. */
    public String clientId() {
        return client.id().getValue();
    }

    /** The client's secret, another one at each start. */
    public String clientSecret() {
        return client.secret().getValue();
    }

    /**
     * Answers to that address of the client too.
     *
     * @throws IllegalArgumentException where it is not on the loopback interface
     */
    public void trust(URI redirect) {
        client.trust(redirect);
    }

    /**
     * What the browser of this person would be sent to after signing in.
     *
     * @param request the address, with its query, to which the client sent the browser
     * @throws IllegalArgumentException where the request would be refused
     */
    public URI answerTo(URI request, Person person) {
        if (read(String.valueOf(request.getRawQuery())) instanceof OpenIdRequest.Accepted accepted) {
            return signedIn(accepted.request(), person);
        }
        throw new IllegalArgumentException("A request that is refused");
    }

    /**
     * The next person who signs in is told of with these claims changed, once; more calls queue up. There are
     * {@code sub}, {@code given_name}, {@code family_name} and {@code fiscal_number}.
     */
    public void nextClaims(Consumer<Map<String, Object>> change) {
        nextClaims.add(change);
    }

    String slug() {
        return slug;
    }

    OpenIdClient client() {
        return client;
    }

    URI at(String path) {
        return URI.create(base + "/" + slug + path);
    }

    OpenIdRequest read(String parameters) {
        return OpenIdRequest.read(parameters, client, issuer);
    }

    Optional<Person> person(String userName) {
        return people.stream()
                .filter(person -> person.userName().equals(userName))
                .findFirst();
    }

    URI signedIn(AuthenticationRequest request, Person person) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", Scrambled.of(slug, person).alphanumerics(SUBJECT_LENGTH));
        claims.put("given_name", person.givenName());
        claims.put("family_name", person.familyName());
        claims.put(FISCAL_NUMBER, person.fiscalCode());
        Optional.ofNullable(nextClaims.poll()).ifPresent(change -> change.accept(claims));
        AuthorizationCode code = new AuthorizationCode(codes.keep(new OpenIdGrant(request, claims, clock.instant())));
        return new AuthenticationSuccessResponse(
                        request.getRedirectionURI(),
                        code,
                        null,
                        null,
                        request.getState(),
                        null,
                        issuer,
                        ResponseMode.QUERY)
                .toURI();
    }

    URI notSignedIn(AuthenticationRequest request, ErrorObject error) {
        return new AuthenticationErrorResponse(
                        request.getRedirectionURI(), error, request.getState(), issuer, ResponseMode.QUERY)
                .toURI();
    }

    /** The tokens for a code; empty where it is unknown, late, used, another address's, or its verifier is wrong. */
    Optional<OIDCTokens> redeem(AuthorizationCodeGrant grant) {
        return codes.take(grant.getAuthorizationCode().getValue())
                .filter(given -> given.request().getRedirectionURI().equals(grant.getRedirectionURI()))
                .filter(given -> grant.getCodeVerifier() != null
                        && CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                                .equals(given.request().getCodeChallenge()))
                .map(this::tokens);
    }

    /** What is told of the person whose access token that is. */
    Optional<Map<String, Object>> claims(String accessToken) {
        return accessTokens.find(accessToken).map(OpenIdGrant::claims);
    }

    String keys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    OIDCProviderMetadata metadata() {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(issuer, List.of(SubjectType.PAIRWISE), at("/jwks"));
        metadata.setAuthorizationEndpointURI(at("/authorize"));
        metadata.setTokenEndpointURI(at("/token"));
        metadata.setUserInfoEndpointURI(at("/userinfo"));
        metadata.setScopes(new Scope("openid"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE));
        metadata.setTokenEndpointAuthMethods(
                List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setClaims(List.of("sub", "given_name", "family_name", FISCAL_NUMBER));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setSupportsRequestURIParam(false);
        return metadata;
    }

    private OIDCTokens tokens(OpenIdGrant grant) {
        BearerAccessToken accessToken =
                new BearerAccessToken(accessTokens.keep(grant), TOKEN_LIFE.toSeconds(), new Scope("openid"));
        return new OIDCTokens(idToken(grant, accessToken), accessToken, null);
    }

    private JWT idToken(OpenIdGrant grant, BearerAccessToken accessToken) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        grant.claims().forEach(claims::claim);
        claims.issuer(issuer.getValue())
                .audience(clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFE)))
                .claim("auth_time", grant.signedInAt().getEpochSecond())
                .claim(
                        "at_hash",
                        AccessTokenHash.compute(accessToken, JWSAlgorithm.RS256, null)
                                .getValue());
        Optional.ofNullable(grant.request().getNonce()).ifPresent(nonce -> claims.claim("nonce", nonce.getValue()));
        try {
            SignedJWT signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            signed.sign(new RSASSASigner(key));
            return signed;
        } catch (JOSEException e) {
            throw new IllegalStateException("An RSA key that does not sign", e);
        }
    }

    private static RSAKey freshKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key could be made", e);
        }
    }
}
