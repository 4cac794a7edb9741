package it.varco.benchmarks.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.Addresses;
import it.varco.demo.Checkout;
import it.varco.demo.RealmExport;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.KeycloakDistribution;
import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A Keycloak with the distribution for operators in it, freshly installed, with nothing else to do. */
public final class ShippedServer implements AutoCloseable {

    /** Nobody listens there: what is sent there is read from the redirect. */
    public static final URI APPLICATION = URI.create("http://localhost:8081");

    private static final String SHIPPED_NAME = "inail";

    private final SpidTestIdentityProviders identityProviders;
    private final KeycloakProcess keycloak;

    private ShippedServer(SpidTestIdentityProviders identityProviders, KeycloakProcess keycloak) {
        this.identityProviders = identityProviders;
        this.keycloak = keycloak;
    }

    /**
     * Starts it, on the embedded database: what that computes counts as the server's.
     *
     * @param options further options of {@code kc.sh start}
     */
    public static ShippedServer start(Checkout checkout, String... options) {
        return start(checkout, distribution(checkout), "keycloak", List.of(options));
    }

    /**
     * Starts it on a PostgreSQL, as a body would: what the database computes is not the server's.
     *
     * @param url of an empty database, with the user that owns it, for JDBC
     */
    public static ShippedServer startOnPostgres(Checkout checkout, String url) {
        return start(checkout, distribution(checkout).onPostgres(), "keycloak-on-postgres", List.of("--db-url=" + url));
    }

    private static KeycloakDistribution distribution(Checkout checkout) {
        return KeycloakDistribution.of(checkout.keycloakZip(), checkout.operatorZip())
                .withProvider(checkout.rehearsalClock())
                .tellingProgressTo(System.err::println);
    }

    private static ShippedServer start(
            Checkout checkout, KeycloakDistribution distribution, String name, List<String> options) {
        Path folder = checkout.benchmarks();
        KeycloakHome home = distribution.installIn(folder.resolve(name));
        home.deleteData();
        SpidTestIdentityProviders identityProviders = SpidTestIdentityProviders.start(0);
        System.err.println("Starting Keycloak");
        return new ShippedServer(
                identityProviders,
                KeycloakProcess.start(
                        home,
                        new KeycloakOptions(
                                FreePort.find(), FreePort.find(), folder.resolve("keycloak.log"), options)));
    }

    /** The realm that ships, under another name, to be changed and made. */
    public ObjectNode shipped(String name) {
        String json = new Addresses(keycloak.baseUrl(), APPLICATION, identityProviders.baseUrl())
                .in(RealmExport.json())
                .replace("/realms/" + SHIPPED_NAME, "/realms/" + name);
        try {
            return ((ObjectNode) new ObjectMapper().readTree(json)).put("realm", name);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As its administrator. */
    public AdminApi admin() {
        return new AdminApi(keycloak.baseUrl(), KeycloakProcess.ADMIN_USERNAME, KeycloakProcess.ADMIN_PASSWORD);
    }

    /** The realm's address. */
    public URI issuer(String realm) {
        return keycloak.baseUrl().resolve("/realms/" + realm);
    }

    /** Makes a realm as it ships, which knows its identity providers and is known to them. */
    public void makeShipped(String realm) {
        admin().post("/admin/realms", shipped(realm));
        identityProviders.trust(URI.create(issuer(realm) + "/spid/metadata"));
        admin().post("/admin/realms/%s/spid/registry".formatted(realm), JsonNodeFactory.instance.objectNode());
    }

    /** Where the realm's portal sends its people; with PKCE and a verifier that nobody needs, since no code is redeemed. */
    public URI signIn(String realm) {
        return URI.create(issuer(realm)
                + "/protocol/openid-connect/auth?client_id=portal&response_type=code&scope=openid&state=s&redirect_uri="
                + Browser.encode(APPLICATION.resolve("/callback").toString())
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    /** The same for whoever has chosen an identity provider already. */
    public URI signIn(String realm, String alias) {
        return URI.create(signIn(realm) + "&kc_idp_hint=" + alias);
    }

    /** Whom its people come from. */
    public SpidTestIdentityProviders identityProviders() {
        return identityProviders;
    }

    /** Its process. */
    public ProcessHandle process() {
        return ProcessHandle.of(keycloak.pid()).orElseThrow();
    }

    /** The same, with what it has written so far. */
    public KeycloakProcess keycloak() {
        return keycloak;
    }

    @Override
    public void close() {
        keycloak.close();
        identityProviders.close();
    }
}
