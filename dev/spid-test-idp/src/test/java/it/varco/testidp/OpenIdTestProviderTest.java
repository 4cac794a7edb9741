package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import it.varco.testidp.TestBrowser.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider of OpenID Connect over HTTP, from the side of its client. */
class OpenIdTestProviderTest {
    private static final AtomicReference<Duration> LATER = new AtomicReference<>(Duration.ZERO);
    private static final URI REDIRECT = URI.create("http://localhost:9/callback");
    private static final Person GIULIA = InpsPeople.named("giulia").orElseThrow();
    private static final CodeVerifier VERIFIER = new CodeVerifier();
    private static final Nonce NONCE = new Nonce();

    private static SpidTestIdentityProviders providers;
    private static OpenIdTestProvider inps;
    private static OIDCProviderMetadata metadata;
    private static TestBrowser browser;

    @BeforeAll
    static void start() throws Exception {
        providers = SpidTestIdentityProviders.start(0, () -> Instant.now().plus(LATER.get()));
        inps = providers.inps();
        inps.trust(REDIRECT);
        metadata = OIDCProviderMetadata.resolve(new Issuer(inps.issuer()));
        browser = new TestBrowser(providers.baseUrl());
    }

    @AfterAll
    static void stop() {
        providers.close();
    }

    @AfterEach
    void backToNow() {
        LATER.set(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"giulia", "irene", "luca"})
    void signsInThroughThePageAndTellsWhoItIs(String userName) throws Exception {
        Page login = ask(Map.of());
        assertThat(login.html())
                .contains("<html lang=\"it\">", "<title>Accesso con PIN - INPS</title>")
                .doesNotContain("<script");

        AuthenticationResponse answer = answer(browser.login(login, userName, People.PASSWORD));
        assertThat(answer.getState().getValue()).isEqualTo("opaque-state");
        assertThat(answer.getIssuer().getValue()).isEqualTo(inps.issuer().toString());
        OIDCTokenResponse tokens = tokens(redeem(code(answer), basic()));

        IDTokenClaimsSet idToken = new IDTokenValidator(
                        new Issuer(inps.issuer()),
                        new ClientID(inps.clientId()),
                        JWSAlgorithm.RS256,
                        metadata.getJWKSetURI().toURL())
                .validate(tokens.getOIDCTokens().getIDToken(), NONCE);
        Person person = InpsPeople.named(userName).orElseThrow();
        assertThat(idToken.getStringClaim("fiscal_number")).isEqualTo(person.fiscalCode());
        assertThat(idToken.getStringClaim("given_name")).isEqualTo(person.givenName());
        assertThat(idToken.getStringClaim("family_name")).isEqualTo(person.familyName());
        assertThat(idToken.getSubject().getValue()).hasSize(20).isNotEqualTo(person.fiscalCode());
        assertThat(idToken.getAuthenticationTime()).isNotNull();
        assertThat(userInfo(tokens).toSuccessResponse().getUserInfo().getStringClaim("fiscal_number"))
                .isEqualTo(person.fiscalCode());
    }

    @Test
    void clientMayAuthenticateInTheFormToo() throws Exception {
        ClientAuthentication post =
                new ClientSecretPost(new ClientID(inps.clientId()), new Secret(inps.clientSecret()));
        assertThat(redeem(freshCode(), post).indicatesSuccess()).isTrue();
    }

    @Test
    void subjectIsTheSameAtEverySignIn() throws Exception {
        assertThat(subject(tokens(redeem(freshCode(), basic()))))
                .isEqualTo(subject(tokens(redeem(freshCode(), basic()))));
    }

    @Test
    void nextClaimsAreToldOnce() throws Exception {
        inps.nextClaims(claims -> claims.remove("fiscal_number"));
        assertThat(fiscalNumber(tokens(redeem(freshCode(), basic())))).isNull();
        assertThat(fiscalNumber(tokens(redeem(freshCode(), basic())))).isEqualTo(GIULIA.fiscalCode());
    }

    @Test
    void whoIsNotKnownToInpsIsAWrongPasswordAndTheThirdEndsIt() throws Exception {
        Page first = browser.login(ask(Map.of()), "anna", People.PASSWORD);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.html()).contains("role=\"alert\"");
        Page second = browser.login(first, "giulia", "wrong");
        assertThat(error(browser.login(second, "giulia", "wrong"))).isEqualTo("access_denied");
    }

    @Test
    void cancelling() throws Exception {
        assertThat(error(browser.submit(ask(Map.of()), Map.of("action", "cancel"))))
                .isEqualTo("access_denied");
    }

    @Test
    void signInEndsOnceAndInTime() {
        Page login = ask(Map.of());
        assertThat(browser.login(login, "giulia", People.PASSWORD).status()).isEqualTo(303);
        assertThat(browser.login(login, "giulia", People.PASSWORD).status()).isEqualTo(400);
        Page late = ask(Map.of());
        LATER.set(Duration.ofMinutes(16));
        assertThat(browser.login(late, "giulia", People.PASSWORD).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "scope, profile, invalid_request",
        "scope, '', invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "response_mode, form_post, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "prompt, none, login_required",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
    })
    void sendsBackWhatItDoesNotDo(String parameter, String value, String error) throws Exception {
        assertThat(error(ask(Map.of(parameter, value)))).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, another",
        "redirect_uri, http://localhost:9/callback/",
        "redirect_uri, https://evil.example/callback",
        "redirect_uri, ''"
    })
    void sendsNobodyToWhereItDoesNotKnow(String parameter, String value) {
        Page refused = ask(Map.of(parameter, value));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().headers().firstValue("Location")).isEmpty();
    }

    @Test
    void refusesAParameterThatComesTwice() {
        assertThat(browser.get("/inps/authorize?" + query(Map.of()) + "&state=other")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void codeIsGoodOnce() throws Exception {
        AuthorizationCode code = freshCode();
        assertThat(redeem(code, basic()).indicatesSuccess()).isTrue();
        assertThat(errorOf(redeem(code, basic()))).isEqualTo("invalid_grant");
    }

    @Test
    void codeIsGoodForAMinute() throws Exception {
        AuthorizationCode code = freshCode();
        LATER.set(Duration.ofSeconds(61));
        assertThat(errorOf(redeem(code, basic()))).isEqualTo("invalid_grant");
    }

    @Test
    void codeNeedsItsVerifier() throws Exception {
        AuthorizationGrant other = new AuthorizationCodeGrant(freshCode(), REDIRECT, new CodeVerifier());
        assertThat(errorOf(send(other, basic()))).isEqualTo("invalid_grant");
        AuthorizationGrant none = new AuthorizationCodeGrant(freshCode(), REDIRECT);
        assertThat(errorOf(send(none, basic()))).isEqualTo("invalid_grant");
    }

    @Test
    void codeNeedsTheAddressThatItWasSentTo() throws Exception {
        AuthorizationGrant elsewhere =
                new AuthorizationCodeGrant(freshCode(), URI.create("http://localhost:9/other"), VERIFIER);
        assertThat(errorOf(send(elsewhere, basic()))).isEqualTo("invalid_grant");
    }

    @Test
    void refusesAClientWithoutItsSecret() throws Exception {
        ClientAuthentication wrong = new ClientSecretBasic(new ClientID(inps.clientId()), new Secret("wrong"));
        assertThat(errorOf(redeem(freshCode(), wrong))).isEqualTo("invalid_client");
        ClientAuthentication stranger = new ClientSecretBasic(new ClientID("other"), new Secret(inps.clientSecret()));
        assertThat(errorOf(redeem(freshCode(), stranger))).isEqualTo("invalid_client");
    }

    @Test
    void refusesOtherGrants() throws Exception {
        assertThat(errorOf(send(new ClientCredentialsGrant(), basic()))).isEqualTo("unsupported_grant_type");
    }

    @Test
    void refusesAnAccessTokenThatIsLateOrUnknown() throws Exception {
        OIDCTokenResponse tokens = tokens(redeem(freshCode(), basic()));
        LATER.set(Duration.ofMinutes(6));
        assertThat(userInfo(tokens).toErrorResponse().getErrorObject().getCode())
                .isEqualTo("invalid_token");
        assertThat(browser.get("/inps/userinfo").status()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsNoFormOrTooLong() {
        assertThat(browser.post("/inps/token", "code=" + "A".repeat(20_000)).status())
                .isEqualTo(400);
        Page json = browser.send(HttpRequest.newBuilder(inps.at("/token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        assertThat(json.status()).isEqualTo(400);
        assertThat(browser.get("/inps/token").status()).isEqualTo(404);
    }

    @Test
    void trustsAddressesOfThisMachineAlone() {
        assertThatIllegalArgumentException().isThrownBy(() -> inps.trust(URI.create("https://example.org/callback")));
        assertThatIllegalArgumentException().isThrownBy(() -> inps.trust(URI.create("http://localhost/callback#x")));
    }

    @Test
    void answersWithoutPagesOnlyWhatItWouldAnswerWithThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inps.answerTo(
                        URI.create(inps.at("/authorize") + "?" + query(Map.of("prompt", "none"))), GIULIA));
    }

    private static Page ask(Map<String, String> changes) {
        return browser.get("/inps/authorize?" + query(changes));
    }

    /** A genuine request with these parameters instead; an empty one is left out. */
    private static String query(Map<String, String> changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", inps.clientId());
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("redirect_uri", REDIRECT.toString());
        parameters.put("state", "opaque-state");
        parameters.put("nonce", NONCE.getValue());
        parameters.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER).getValue());
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(changes);
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + RedirectEncoding.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static AuthorizationCode freshCode() throws Exception {
        URI back = inps.answerTo(URI.create(inps.at("/authorize") + "?" + query(Map.of())), GIULIA);
        return code(AuthenticationResponseParser.parse(back));
    }

    private static AuthenticationResponse answer(Page page) throws Exception {
        assertThat(page.status()).isEqualTo(303);
        return AuthenticationResponseParser.parse(
                URI.create(page.response().headers().firstValue("Location").orElseThrow()));
    }

    private static AuthorizationCode code(AuthenticationResponse answer) {
        return answer.toSuccessResponse().getAuthorizationCode();
    }

    private static String error(Page page) throws Exception {
        return answer(page).toErrorResponse().getErrorObject().getCode();
    }

    private static ClientAuthentication basic() {
        return new ClientSecretBasic(new ClientID(inps.clientId()), new Secret(inps.clientSecret()));
    }

    private static TokenResponse redeem(AuthorizationCode code, ClientAuthentication client) throws Exception {
        return send(new AuthorizationCodeGrant(code, REDIRECT, VERIFIER), client);
    }

    private static TokenResponse send(AuthorizationGrant grant, ClientAuthentication client) throws Exception {
        return OIDCTokenResponseParser.parse(new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant)
                .build()
                .toHTTPRequest()
                .send());
    }

    private static OIDCTokenResponse tokens(TokenResponse response) {
        return (OIDCTokenResponse) response.toSuccessResponse();
    }

    private static String errorOf(TokenResponse response) {
        return response.toErrorResponse().getErrorObject().getCode();
    }

    private static String subject(OIDCTokenResponse tokens) throws Exception {
        return tokens.getOIDCTokens().getIDToken().getJWTClaimsSet().getSubject();
    }

    private static String fiscalNumber(OIDCTokenResponse tokens) throws Exception {
        return tokens.getOIDCTokens().getIDToken().getJWTClaimsSet().getStringClaim("fiscal_number");
    }

    private static UserInfoResponse userInfo(OIDCTokenResponse tokens) throws Exception {
        return UserInfoResponse.parse(new UserInfoRequest(
                        metadata.getUserInfoEndpointURI(),
                        new BearerAccessToken(
                                tokens.getOIDCTokens().getAccessToken().getValue()))
                .toHTTPRequest()
                .send());
    }
}
