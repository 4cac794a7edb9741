package it.varco.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.varco.demo.cards.CardOffice;
import it.varco.demo.cards.CardPort;
import it.varco.demo.cast.CastLoader;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.AdminRefused;
import it.varco.demo.keycloak.KeycloakDistribution;
import it.varco.demo.keycloak.KeycloakFailure;
import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.demo.order.OrderKey;
import it.varco.demo.order.OrderRegistration;
import it.varco.demo.portal.Portal;
import it.varco.testidp.SpidTestIdentityProviders;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts everything, says when it answers, and stops it with itself. */
public final class Demo {

    static final String REALM = "inail";
    static final String ORDER = "ordine-consulenti";

    private static final String CLIENT = "portal";
    private static final String FRESH = "--fresh";

    private final Ports ports;
    private final Addresses addresses;
    private final Checkout checkout;
    private final DemoState state;

    private Demo(Ports ports, Checkout checkout) {
        this.ports = ports;
        this.addresses = ports.addresses();
        this.checkout = checkout;
        this.state = new DemoState(checkout.state(ports));
    }

    /** With {@code --fresh} what earlier starts have stored is forgotten first. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            List<String> given = List.of(arguments);
            if (!List.of(FRESH).containsAll(given)) {
                throw new DemoRefused("Usage: ./start [%s]".formatted(FRESH));
            }
            Demo demo = new Demo(
                    Ports.fromEnvironment(Optional.ofNullable(System.getenv(Ports.OFFSET_VARIABLE))),
                    new Checkout(
                            Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath()));
            demo.ports.requireFree();
            if (given.contains(FRESH)) {
                demo.state.forget();
            }
            demo.run();
        } catch (DemoRefused | KeycloakFailure | AdminRefused e) {
            tell(e.getMessage());
        }
        System.exit(1);
    }

    private void run() throws InterruptedException {
        // Whatever we have started by then ends with us, also when the signal comes in the middle of a start.
        Runtime.getRuntime().addShutdownHook(new Thread(Demo::stopChildren));
        URI metadata = addresses.keycloak().resolve("/realms/%s/spid/metadata".formatted(REALM));
        URI cieMetadata = addresses.keycloak().resolve("/realms/%s/cie/metadata".formatted(REALM));
        try (SpidTestIdentityProviders identityProviders =
                        SpidTestIdentityProviders.start(ports.testIdentityProviders());
                CardOffice cards = CardOffice.open(state.cards(), ports.cardResponder());
                KeycloakProcess keycloak = keycloak();
                Portal portal =
                        Portal.start(ports.portal(), addresses.keycloak().resolve("/realms/" + REALM), CLIENT)) {
            identityProviders.trust(metadata);
            identityProviders.trustAtCie(cieMetadata);
            requireAnswers(metadata, cieMetadata, portal.baseUrl(), addresses.testIdentityProviders());
            readRegistries();
            OrderRegistration.of(admin(), REALM, ORDER, OrderKey.in(state.order()));
            InpsRegistration.of(REALM, admin(), addresses.keycloak(), identityProviders.inps());
            new CastLoader(admin(), REALM).load();
            tell("Cards of the cast, and how to import one: " + cards.issueCastCards());
            ready();
            keycloak.awaitEnd();
            tell("Keycloak has stopped; its log is " + state.log());
        }
    }

    private KeycloakProcess keycloak() {
        String realm = addresses.in(RealmExport.json());
        KeycloakHome home = KeycloakDistribution.of(checkout.keycloakZip(), checkout.operatorZip())
                .withProvider(checkout.rehearsalClock())
                .tellingProgressTo(Demo::tell)
                .installIn(state.keycloakHome());
        if (state.madeFromOtherRealm(realm)) {
            tell("The realm file has changed since this state was made; ./start %s makes it anew.".formatted(FRESH));
        }
        home.offerRealm(REALM, realm);
        CardPort cards = new CardPort(ports.cards(), state.cards());
        cards.writeTo(home.directory());
        tell("Starting Keycloak");
        KeycloakProcess keycloak = KeycloakProcess.start(
                home, new KeycloakOptions(ports.keycloak(), ports.management(), state.log(), cards.options()));
        state.imported(realm);
        return keycloak;
    }

    /** The test identity providers have new keys at each start; the copy of an earlier one would refuse them. */
    private void readRegistries() {
        for (String scheme : List.of("spid", "cie")) {
            admin().post(
                            "/admin/realms/%s/%s/registry".formatted(REALM, scheme),
                            JsonNodeFactory.instance.objectNode());
        }
    }

    private AdminApi admin() {
        return new AdminApi(addresses.keycloak(), KeycloakProcess.ADMIN_USERNAME, KeycloakProcess.ADMIN_PASSWORD);
    }

    private static void requireAnswers(URI... all) throws InterruptedException {
        for (URI address : all) {
            if (!KeycloakProcess.answers(address)) {
                throw new DemoRefused(address + " does not answer as it should.");
            }
        }
    }

    private void ready() {
        System.out.printf(
                "Varco is ready: %s/ (Keycloak console %s/admin/ as %s/%s; test identity providers %s/)%n",
                addresses.portal(),
                addresses.keycloak(),
                KeycloakProcess.ADMIN_USERNAME,
                KeycloakProcess.ADMIN_PASSWORD,
                addresses.testIdentityProviders());
        System.out.flush();
    }

    private static void stopChildren() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            children.forEach(child -> KeycloakProcess.stop(child.pid()));
        }
    }

    private static void tell(String line) {
        System.err.println(line);
    }
}
