package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.Realm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With our distribution installed, a stock SAML identity provider of another realm behaves byte for byte as without it, but
 * for addresses, ids, instants and what is computed from them.
 */
@VarcoTest
class StockSamlIsUntouchedIT {

    private static final String REALM = "stock-saml";
    private static final int MOST_REDIRECTS = 5;
    /** The server under test speaks no other version: at its card port every connection is to be a new one. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Pattern PARAMETER = Pattern.compile("(?<=[?&])(SAMLRequest)=([^&]*)");
    private static final Pattern FIELD = Pattern.compile("(name=\"SAMLRequest\" value=\")([^\"]*)");

    private static final Map<String, String> VOLATILE = Map.ofEntries(
            Map.entry("ID_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{id}"),
            Map.entry("IssueInstant=\"[^\"]*\"", "IssueInstant=\"{instant}\""),
            Map.entry("(<dsig:(DigestValue|SignatureValue)>)[^<]*", "$1{over id and instant}"),
            Map.entry("([?&]Signature=)[^&\\n\\]]*", "$1{over id and instant}"),
            Map.entry("((session_code|tab_id|RelayState|client_data|execution)=)[^&\"\\n\\]]*", "$1{of this visit}"),
            Map.entry("(name=\"RelayState\" value=\")[^\"]*", "$1{of this visit}"),
            Map.entry("((AUTH_SESSION_ID|KC_RESTART|KC_AUTH_SESSION_HASH)=)[^;]*", "$1{of this visit}"),
            Map.entry("(checkAuthSession\\(\\s+\")[^\"]*", "$1{of this visit}"),
            Map.entry("/resources/[0-9a-z]{5}/", "/resources/{of this server}/"));

    private static Realm realmWith;
    private static Realm realmWithout;

    @BeforeAll
    static void theSameRealmInBoth(World world) throws GeneralSecurityException {
        ObjectNode realm = realm();
        realmWith = world.keycloak().importRealm(realm);
        realmWithout = world.stockKeycloak().importRealm(realm);
    }

    @AfterAll
    static void noTrace() {
        if (realmWith != null) {
            realmWith.delete();
        }
        if (realmWithout != null) {
            realmWithout.delete();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-redirect", "by-redirect-unsigned", "by-post", "by-post-unsigned"})
    void sendsTheSameRequest(String alias) {
        String expected = requestTo(alias, realmWithout);

        assertThat(expected).contains("<samlp:AuthnRequest");
        assertThat(requestTo(alias, realmWith)).isEqualTo(expected);
    }

    @Test
    void publishesTheSameMetadata() {
        String expected = get(realmWithout, "/broker/by-post/endpoint/descriptor");

        assertThat(expected).contains("EntityDescriptor");
        assertThat(get(realmWith, "/broker/by-post/endpoint/descriptor")).isEqualTo(expected);
    }

    @Test
    void showsTheSameLoginPage() {
        String expected = conversation(realmWithout, signIn(realmWithout));

        assertThat(expected).contains("kc-form-login", "by-redirect");
        assertThat(conversation(realmWith, signIn(realmWith))).isEqualTo(expected);
    }

    private static String requestTo(String alias, Realm realm) {
        return conversation(realm, URI.create(signIn(realm) + "&kc_idp_hint=" + alias));
    }

    private static URI signIn(Realm realm) {
        return realm.url(
                "/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid&state=s&redirect_uri="
                        + URLEncoder.encode("https://app.example/callback", StandardCharsets.UTF_8));
    }

    private static String get(Realm realm, String path) {
        return conversation(realm, realm.url(path));
    }

    /** Every answer from the first to the one that leaves Keycloak, as one comparable text. */
    private static String conversation(Realm realm, URI address) {
        Map<String, String> cookies = new TreeMap<>();
        List<String> answers = new ArrayList<>();
        URI next = address;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpResponse<String> answer = send(next, cookies);
            answers.add(answer.statusCode() + "\n" + headers(answer) + "\n" + answer.body());
            URI from = next;
            URI to = answer.headers().firstValue("Location").map(from::resolve).orElse(null);
            if (to == null || !to.toString().startsWith(realm.issuer().toString())) {
                break;
            }
            next = to;
        }
        return comparable(String.join("\n\n", answers), realm);
    }

    /** Sends cookies as browsers do on loopback: the JDK keeps those marked secure for https. */
    private static HttpResponse<String> send(URI address, Map<String, String> cookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!cookies.isEmpty()) {
            request.header("Cookie", String.join("; ", cookies.values()));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String pair = cookie.split(";", 2)[0];
                cookies.put(pair.split("=", 2)[0], pair);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String headers(HttpResponse<String> answer) {
        return new TreeMap<>(answer.headers().map())
                .entrySet().stream()
                        // Follows the length of the port in addresses.
                        .filter(header -> !Set.of("content-length").contains(header.getKey()))
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static String comparable(String text, Realm realm) {
        String readable = FIELD.matcher(PARAMETER.matcher(text).replaceAll(inflated()))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + decoded(found.group(2))));
        String base = realm.issuer().resolve("/").toString();
        String unaddressed =
                readable.replace(base, "{base}/").replace(URLEncoder.encode(base, StandardCharsets.UTF_8), "{base}%2F");
        String result = unaddressed;
        for (Map.Entry<String, String> volatilePart : VOLATILE.entrySet()) {
            result = result.replaceAll(volatilePart.getKey(), volatilePart.getValue());
        }
        return result;
    }

    private static Function<MatchResult, String> inflated() {
        return found -> {
            byte[] deflated = Base64.getDecoder().decode(URLDecoder.decode(found.group(2), StandardCharsets.UTF_8));
            try (InflaterInputStream inflating =
                    new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
                return Matcher.quoteReplacement(
                        found.group(1) + "=" + new String(inflating.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static ObjectNode realm() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        try {
            return (ObjectNode) new ObjectMapper().readTree("""
                    {
                      "realm": "%s",
                      "enabled": true,
                      "components": {"org.keycloak.keys.KeyProvider": [{
                        "name": "rsa",
                        "providerId": "rsa",
                        "config": {"privateKey": ["%s"], "certificate": ["%s"], "priority": ["200"], "algorithm": ["RS256"]}
                      }]},
                      "clients": [{
                        "clientId": "app",
                        "publicClient": true,
                        "redirectUris": ["https://app.example/callback"]
                      }],
                      "identityProviders": [%s]
                    }
                    """.formatted(
                            REALM,
                            base64(keys.getPrivate().getEncoded()),
                            base64(certificate(keys)),
                            String.join(
                                    ",",
                                    provider("by-redirect", false, true),
                                    provider("by-redirect-unsigned", false, false),
                                    provider("by-post", true, true),
                                    provider("by-post-unsigned", true, false))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] certificate(KeyPair keys) {
        X500Name name = new X500Name("CN=" + REALM);
        Instant now = Instant.now();
        try {
            return new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now),
                            Date.from(now.plus(Duration.ofDays(1))),
                            name,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String provider(String alias, boolean post, boolean signed) {
        return """
                {
                  "alias": "%1$s",
                  "providerId": "saml",
                  "enabled": true,
                  "config": {
                    "singleSignOnServiceUrl": "https://idp.example/sso",
                    "idpEntityId": "https://idp.example",
                    "postBindingAuthnRequest": "%2$s",
                    "postBindingResponse": "true",
                    "wantAuthnRequestsSigned": "%3$s",
                    "signatureAlgorithm": "RSA_SHA256",
                    "xmlSigKeyInfoKeyNameTransformer": "KEY_ID",
                    "forceAuthn": "true",
                    "authnContextClassRefs": "[\\"urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport\\"]",
                    "authnContextComparisonType": "minimum",
                    "nameIDPolicyFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
                  }
                }
                """.formatted(alias, post, signed);
    }
}
