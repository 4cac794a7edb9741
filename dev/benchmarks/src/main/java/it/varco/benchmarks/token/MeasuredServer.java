package it.varco.benchmarks.token;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.varco.benchmarks.server.ShippedServer;
import it.varco.demo.Checkout;
import it.varco.demo.cast.CastLoader;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.testidp.People;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A server with a realm for each {@link Subject}, the cast in all of them, and nothing else to do. */
final class MeasuredServer implements AutoCloseable {

    private static final String PROVIDER = "alfa";

    private final ShippedServer server;
    private final String resourceServerSecret = UUID.randomUUID().toString();

    private MeasuredServer(ShippedServer server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param options further options of {@code kc.sh start}
     */
    static MeasuredServer start(Checkout checkout, String... options) {
        MeasuredServer measured = new MeasuredServer(ShippedServer.start(checkout, options));
        try {
            Set.of(Subject.SHIPPED, Subject.WITHOUT, Subject.STOCK).forEach(measured::make);
            return measured;
        } catch (RuntimeException e) {
            measured.close();
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
        return server.keycloak();
    }

    private void make(Subject subject) {
        admin().post("/admin/realms", subject.realmOf(server.shipped(subject.realm()), resourceServerSecret));
        server.identityProviders()
                .trust(issuer(subject).resolve("/realms/%s/spid/metadata".formatted(subject.realm())));
        admin().post(
                        "/admin/realms/%s/spid/registry".formatted(subject.realm()),
                        JsonNodeFactory.instance.objectNode());
        new CastLoader(admin(), subject.realm()).load();
    }

    private TokenHolder signIn(Subject subject, String person) {
        return TokenHolder.signIn(
                issuer(subject),
                ShippedServer.APPLICATION.resolve("/callback"),
                server.identityProviders().named(PROVIDER),
                People.named(person).orElseThrow(),
                resourceServerSecret);
    }

    private void assign(String realm, String account, Set<String> roles) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        roles.forEach(role -> all.add(admin().get("/admin/realms/%s/roles/%s".formatted(realm, role))));
        admin().post("/admin/realms/%s/users/%s/role-mappings/realm".formatted(realm, account), all);
    }

    private URI issuer(Subject subject) {
        return server.issuer(subject.realm());
    }

    private AdminApi admin() {
        return server.admin();
    }

    @Override
    public void close() {
        server.close();
    }
}
