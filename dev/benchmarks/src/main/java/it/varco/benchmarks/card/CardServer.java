package it.varco.benchmarks.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.benchmarks.server.FreePort;
import it.varco.demo.Addresses;
import it.varco.demo.Checkout;
import it.varco.demo.RealmExport;
import it.varco.demo.cards.CardPort;
import it.varco.demo.cards.ServerCertificate;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.KeycloakDistribution;
import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.testcards.Card;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server with the realm that ships, and Keycloak's own X.509 step in a realm beside it, behind one https port. */
final class CardServer implements AutoCloseable {

    private static final String SHIPPED_NAME = "inail";
    private static final String OPTION = "--spi-authenticator--varco-card--";

    /** Nobody listens there: the code is taken from the redirect. */
    private static final URI APPLICATION = URI.create("http://localhost:8081");

    private final SpidTestIdentityProviders identityProviders;
    private final KeycloakProcess keycloak;
    private final CardPort port;

    private CardServer(SpidTestIdentityProviders identityProviders, KeycloakProcess keycloak, CardPort port) {
        this.identityProviders = identityProviders;
        this.keycloak = keycloak;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param offices whose authorities are believed
     * @param settings of our step, such as {@code revocation=crl-only}
     */
    static CardServer start(Checkout checkout, CardOffices offices, String... settings) {
        Path folder = checkout.benchmarks();
        KeycloakHome home = KeycloakDistribution.of(checkout.keycloakZip(), checkout.operatorZip())
                .withProvider(checkout.rehearsalClock())
                .tellingProgressTo(System.err::println)
                .installIn(folder.resolve("keycloak"));
        home.deleteData();
        CardPort port = new CardPort(FreePort.find(), offices.folder());
        port.writeTo(home.directory());
        List<String> options = new ArrayList<>(port.options());
        for (String setting : settings) {
            options.add(OPTION + setting);
        }
        // What Keycloak's own step believes, and asks about revocation.
        options.add("--truststore-paths=" + offices.anchors());
        SpidTestIdentityProviders identityProviders = SpidTestIdentityProviders.start(0);
        System.err.println("Starting Keycloak with " + List.of(settings));
        CardServer server = new CardServer(
                identityProviders,
                KeycloakProcess.start(
                        home,
                        new KeycloakOptions(
                                FreePort.find(), FreePort.find(), folder.resolve("keycloak-cards.log"), options)),
                port);
        try {
            server.makeShipped();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void makeShipped() {
        admin().post("/admin/realms", shipped());
        identityProviders.trust(baseUrl().resolve("/realms/%s/spid/metadata".formatted(SHIPPED_NAME)));
        admin().post("/admin/realms/%s/spid/registry".formatted(SHIPPED_NAME), JsonNodeFactory.instance.objectNode());
    }

    private ObjectNode shipped() {
        String json =
                new Addresses(keycloak.baseUrl(), APPLICATION, identityProviders.baseUrl()).in(RealmExport.json());
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The realm that ships. */
    Door ours() {
        return new Door(Door.Way.OURS, entry(SHIPPED_NAME), this);
    }

    /** Makes that realm. */
    Door stock(StockRealm realm) {
        admin().post("/admin/realms", realm.json(CardOffices.PEOPLE, shipped()));
        return new Door(Door.Way.STOCK, entry(realm.name()), this);
    }

    /** Where people and applications find it. */
    URI baseUrl() {
        return keycloak.baseUrl();
    }

    /** Where cards are asked for. */
    URI cardOrigin() {
        return port.origin();
    }

    /** Where the code goes. */
    URI application() {
        return APPLICATION;
    }

    /** Puts a card into a reader whose browser believes the card port. */
    CardInReader insert(Card card) {
        return new CardInReader(
                new CardListener(ServerCertificate.in(port.folder()).certificate()), card);
    }

    /** Its process. */
    ProcessHandle process() {
        return ProcessHandle.of(keycloak.pid()).orElseThrow();
    }

    private URI entry(String realm) {
        // PKCE as the portal does it, with a verifier that nobody needs: the code is not redeemed.
        return baseUrl()
                .resolve("/realms/%s/protocol/openid-connect/auth?client_id=%s".formatted(realm, StockRealm.CLIENT)
                        + "&response_type=code&scope=openid&state=s&redirect_uri="
                        + CardBrowser.encode(APPLICATION + "/callback")
                        + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    private AdminApi admin() {
        return new AdminApi(keycloak.baseUrl(), KeycloakProcess.ADMIN_USERNAME, KeycloakProcess.ADMIN_PASSWORD);
    }

    @Override
    public void close() {
        keycloak.close();
        identityProviders.close();
    }
}
