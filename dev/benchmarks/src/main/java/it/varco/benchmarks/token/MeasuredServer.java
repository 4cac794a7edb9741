package it.varco.benchmarks.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.benchmarks.server.FreePort;
import it.varco.demo.Addresses;
import it.varco.demo.Checkout;
import it.varco.demo.RealmExport;
import it.varco.demo.cast.CastLoader;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.KeycloakDistribution;
import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.testidp.People;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A server with a realm for each {@link Subject}, the cast in all of them, and nothing else to do. */
final class MeasuredServer implements AutoCloseable {

    private static final String SHIPPED_NAME = "inail";
    private static final String PROVIDER = "alfa";

    /** Nobody listens there: the code is taken from the redirect. */
    private static final URI APPLICATION = URI.create("http://localhost:8081");

    private final SpidTestIdentityProviders identityProviders;
    private final KeycloakProcess keycloak;
    private final String resourceServerSecret = UUID.randomUUID().toString();

    private MeasuredServer(SpidTestIdentityProviders identityProviders, KeycloakProcess keycloak) {
        this.identityProviders = identityProviders;
        this.keycloak = keycloak;
    }

    /**
     * Starts it.
     *
     * @param options further options of {@code kc.sh start}
     */
    static MeasuredServer start(Checkout checkout, String... options) {
        Path folder = checkout.benchmarks();
        KeycloakHome home = KeycloakDistribution.of(checkout.keycloakZip(), checkout.operatorZip())
                .withProvider(checkout.rehearsalClock())
                .tellingProgressTo(System.err::println)
                .installIn(folder.resolve("keycloak"));
        home.deleteData();
        SpidTestIdentityProviders identityProviders = SpidTestIdentityProviders.start(0);
        System.err.println("Starting Keycloak");
        MeasuredServer server = new MeasuredServer(
                identityProviders,
                KeycloakProcess.start(
                        home,
                        new KeycloakOptions(
                                FreePort.find(), FreePort.find(), folder.resolve("keycloak.log"), List.of(options))));
        try {
            Set.of(Subject.SHIPPED, Subject.WITHOUT, Subject.STOCK).forEach(server::make);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Signs the person in at every subject.
     *
     * @throws IllegalStateException where the tokens do not hold the same roles
     */
    Map<Subject, TokenHolder> signIn(String person) {
        Map<Subject, TokenHolder> holders = new EnumMap<>(Subject.class);
        TokenHolder shipped = signIn(Subject.SHIPPED, person);
        holders.put(Subject.SHIPPED, shipped);
        for (Subject subject : List.of(Subject.WITHOUT, Subject.WITHOUT_AGAIN, Subject.STOCK)) {
            TokenHolder holder = signIn(subject, person);
            assign(subject.realm(), holder.subject(), shipped.roles());
            holder.refresh();
            if (shipped.roles().isEmpty() || !holder.roles().equals(shipped.roles())) {
                throw new IllegalStateException("%s: %s as shipped, %s with %s"
                        .formatted(person, shipped.roles(), holder.roles(), subject.title()));
            }
            holders.put(subject, holder);
        }
        return holders;
    }

    /** The server's process. */
    KeycloakProcess process() {
        return keycloak;
    }

    private void make(Subject subject) {
        admin().post("/admin/realms", subject.realmOf(shipped(subject.realm()), resourceServerSecret));
        identityProviders.trust(issuer(subject).resolve("/realms/%s/spid/metadata".formatted(subject.realm())));
        admin().post(
                        "/admin/realms/%s/spid/registry".formatted(subject.realm()),
                        JsonNodeFactory.instance.objectNode());
        new CastLoader(admin(), subject.realm()).load();
    }

    private ObjectNode shipped(String name) {
        String json = new Addresses(keycloak.baseUrl(), APPLICATION, identityProviders.baseUrl())
                .in(RealmExport.json())
                .replace("/realms/" + SHIPPED_NAME, "/realms/" + name);
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TokenHolder signIn(Subject subject, String person) {
        return TokenHolder.signIn(
                issuer(subject),
                APPLICATION.resolve("/callback"),
                identityProviders.named(PROVIDER),
                People.named(person).orElseThrow(),
                resourceServerSecret);
    }

    private void assign(String realm, String account, Set<String> roles) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        roles.forEach(role -> all.add(admin().get("/admin/realms/%s/roles/%s".formatted(realm, role))));
        admin().post("/admin/realms/%s/users/%s/role-mappings/realm".formatted(realm, account), all);
    }

    private URI issuer(Subject subject) {
        return keycloak.baseUrl().resolve("/realms/" + subject.realm());
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
